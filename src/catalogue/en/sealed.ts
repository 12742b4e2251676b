/**
 * Sealed orders at the desk: drafts, who is ready, and that they have been carried out. Messages of the catalogue.
 */
export const sealed = {
  "sealed.hint-ready": "ready",
  "sealed.hint-carry-out": "carry out",
  "sealed.mark-drafted": "drafted",
  "sealed.mark-allowed": "{drafted, select, true {to be allowed} other {allowed}}",
  "sealed.mark-forbidden": "{drafted, select, true {to be forbidden} other {forbidden}}",
  "sealed.instructions": "Standing instructions",
  "sealed.enter-turns": "{about} {allowed, select, true {Enter forbids it again.} other {Enter allows it.}}",
  "sealed.allowed": "{sealed, select, true {Drafted: allow} other {Allowed}}: {act}",
  "sealed.forbidden": "{sealed, select, true {Drafted: forbid} other {Forbidden}}: {act}",
  "sealed.instruction-given":
    "{cell, select, true {the white cell gives {seat} a standing instruction} other {{seat} gives a standing instruction}}",
  "sealed.no-instruction": "Choose an order or a standing instruction first.",
  "sealed.key-instruct": "standing instruction: the chosen act may come about by itself, or not after all",
  "sealed.hint-instruct": "allow or not",
  "sealed.drafted": "Drafted: {order}",
  "sealed.drafted-spoken": "Drafted.",
  "sealed.ready": "{seat} is ready",
  "sealed.unready": "{seat} is not ready after all",
  "sealed.carried-out-now": "The orders have been carried out",
  "sealed.time-is-up": "Time is up: the orders have been carried out",
  "sealed.orders-carried-out":
    "The orders of this turn have been carried out: t plays on to the next, i r goes back to before them.",
  "sealed.ready-already": "This seat is ready: r opens its orders again.",
  "sealed.orders-are-open":
    "Orders are carried out as they are given in this session: --orders sealed begins one with sealed orders.",
  "sealed.status-ready": "ready {ready} of {of}",
  "sealed.status-carried-out": "orders carried out",
  "sealed.waiting-until-ready":
    "{n, plural, one {{seats} is} other {{seats} are}} not ready yet. t again carries out all drafts as they stand, and ends the turn.",
  "sealed.key-ready": "sealed orders: this seat is ready, or not after all; once all are, the orders are carried out",
  "sealed.key-carry-out": "sealed orders: carry out all drafts now, as they stand",

  // Acts of the white cell in the name of a seat.
  "sealed.act-order": "Choose for a seat",
  "sealed.act-order-does": "its order, that it holds, or a standing instruction",
  "sealed.act-ready": "Ready, for a seat",
  "sealed.act-ready-does": "say that a seat is ready, or not after all",
  "sealed.act-nobody-seated": "Nobody is seated in this session.",
  "sealed.act-carried-out": "The orders of this turn have been carried out. Rewinding goes back to before them.",
  "sealed.act-orders-are-open": "Orders are carried out as they are given in this session, so no seat has to be ready.",
  "sealed.ask-seat": "Which seat?",
  "sealed.aside-ready": "ready",
  "sealed.ask-choice": "What does {seat} do?",
  "sealed.ask-choice-none": "This seat is ready. Say first that it is not ready after all.",
  "sealed.choice-instruct":
    "{allowed, select, true {Forbid again: {act}} other {Allow to come about by itself: {act}}}",
  "sealed.aside-instruction": "standing instruction",
  "sealed.sure-choice":
    "{kind, select, draft {{seat} drafts an order: {choice}} order {{seat} orders: {choice}} other {{seat}: {choice}}}{chance, select, certain {} other {, carried out with a chance of {chance}%}}.",
  "sealed.all-ready-then": "Every seat is ready then, so all orders are carried out at once.",
} as const;
