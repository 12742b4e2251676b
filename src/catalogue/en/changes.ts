/**
 * What differs between two scenarios. Messages of the catalogue.
 */
export const changes = {
  "changes.nothing": "none",
  "changes.always": "always",
  "changes.yes-or-no": "{yes, select, true {yes} other {no}}",
  "changes.from-low-to-high": "{low} to {high}",
  "changes.a-day": "{amount} a day",
  "changes.texts": "{n, plural, one {# text} other {# texts}}",
  "changes.texts-in": "{language} ({n, plural, one {# text} other {# texts}})",
  "changes.from-to":
    "{named, select, true {{label} } other {}}{before} → {after}{unit, select, perDay { a day} days { days} other {}}",
  "changes.in-part": "{part}: {words}",
  "changes.gained-lost":
    "{label} {kind, select, gained {gained {gained}} lost {lost {lost}} other {gained {gained} and lost {lost}}}",
  "changes.cites":
    "{kind, select, gained {now cites {gained}} lost {no longer cites {lost}} other {cites {gained} in place of {lost}}}",
  "changes.cited": ", cited {claims}",
  "changes.judged": ", by judgement",
  "changes.reordered": "order of {list}: {before} → {after}",
  "changes.condition-from-to": "{nested, select, true {part of the condition} other {condition}}: {before} → {after}",
  "changes.condition-states": "condition: {what}",
  "changes.condition-part":
    "condition {added, select, true {gained} other {lost}} {kind, select, all {the requirement} other {the alternative}}: {part}",
  "changes.part":
    "{list, select, ratios {ratio “{label}”} effects {effect on {label}} drift {drift {place}} other {headline {place}}}",
  "changes.part-came":
    "{added, select, true {new} other {no longer has the}} {list, select, ratios {ratio} effects {effect} drift {drift} other {headline}} {told}",
  "changes.drift": "{amount} while {condition}",
  "changes.answers": "answers {happenings}, {chance}",
  "changes.transition": "{from} to {to}, {trigger}{conditional, select, true {, while {condition}} other {}}",
  "changes.schedule":
    "{kind, select, hand {put in by hand} day {on day {day}} other {the first time that {condition}}}",
  "changes.assumption": "{label}, {value}, range {range}",
  "changes.gauge": "{label}, {min} to {max}",
  "changes.happens": "{label}, {conditional, select, true {once {condition}} other {with {condition}}}",
  "changes.element":
    "{added, select, true {new} other {removed}} {what, select, transition {transition} state {state} posture {posture} actor {actor} outcome {outcome} belief {belief} gauges {gauge} assumptions {assumption} injects {inject} milestones {milestone} endings {ending} history {historical date} variants {variant} mechanisms {mechanism} sources {source} claims {claim} map {map} other {element}}: {told}",
  "changes.field":
    "{name, select, trigger_rate {rate} trigger_wait {mean wait} trigger_shape {stages of the wait} trigger_chance {chance} trigger_after {timeout} trigger_on {what it answers} schedule_at {day} schedule {comes} injects_from {sender} injects_to {addressee} ratio {factor} curve {curve} add {amount} perDay {drift} min {least} max {most} to {leads to} from {leaves from} set {sets {of}} event_cameo {event code} event_target {target of the act} event_goldstein {Goldstein score} order_label {order} order_brief {brief of the order} forGood {shut for good} publicRecord {public record} other {{field}}}",
} as const;
