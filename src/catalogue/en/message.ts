/**
 * Messages between seats and the white cell, proposals and agreements, on every face. Messages of the catalogue.
 */
export const message = {
  "message.white-cell": "the white cell",
  "message.all": "all",
  "message.written":
    "{pending, select, true {Waiting: } other {}}{kind, select, proposal {Proposal} other {Message}} {number}, {from} to {to}{open, select, true {, public} other {}}",
  "message.must-agree": "To agree: {parties}{until, select, none {} other {, by {until}}}.",
  "message.passed-on": "{kind, select, proposal {Proposal} other {Message}} {number} of {from} has been passed on",
  "message.passed-on-edited":
    "{kind, select, proposal {Proposal} other {Message}} {number} of {from} has been passed on with another text",
  "message.stopped": "{kind, select, proposal {Proposal} other {Message}} {number} of {from} has been stopped",
  "message.accepted": "{by} accepts proposal {number} of {from}",
  "message.refused": "{by} refuses proposal {number} of {from}",
  "message.withdrawn":
    "{own, select, true {{by} withdraws its proposal {number}} other {{by} withdraws proposal {number} of {from}}}",
  "message.agreed": "Agreed: proposal {number} of {from}, by {parties}",
  "message.lapsed": "Proposal {number} of {from} has lapsed",
  "message.term": "{number}. {term}",
  "message.route":
    "messages of seats {messages, select, direct {go directly} none {are over} other {go through the white cell}} from now on",
  "message.why": "Why: {reason}",
} as const;
