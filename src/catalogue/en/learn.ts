/**
 * Lessons: what stands around their own text. Messages of the catalogue.
 */
export const learn = {
  // What a step shows.
  "learn.base-rate": "base rate, per day",
  "learn.rate-then": "rate when it happened, per day",
  "learn.ends-played": "As played it ends on {date}: {headline}",
  "learn.ends-changed": "In the what-if it ends on {date}: {headline}",
  "learn.seed": "seed {seed}",
  "learn.came": "{came, select, true {general war} other {no general war}}",
  "learn.step": "{lesson}: step {place} of {of}, {title} ({minutes, plural, one {# minute} other {# minutes}})",
  "learn.how":
    "{kind, select, record {the number of a record} choice {a letter, a to {last}} other {per cent, such as 35}}",
  "learn.source": "{citation}, {title}",
  "learn.right-probability": "{p}; {within} either way count",
  "learn.right-record": "record {record}, {date}: {headline}",

  // The command.
  "learn.list-title": "Lessons of forty-five minutes each. Begin with the first.",
  "learn.list-line": "{minutes} min{state, select, new {} finished {, finished} other {, at step {step} of {of}}}",
  "learn.list-start": "Start or go on with one:",
  "learn.list-answers": "For the teacher, the answer key:",
  "learn.no-lesson": "there is no lesson {lesson}",
  "learn.no-lesson-hint": "the lessons are {lessons}{isNear, select, true {; did you mean {nearest}?} other {}}",
  "learn.answers-need-lesson": "--answers needs a lesson",
  "learn.broken": "the lesson no longer fits the library: {reason}",
  "learn.broken-hint": "use the library that came with this version",
  "learn.not-kept": "your progress can''t be kept in {file}: {reason}",

  // The linear face.
  "learn.resumed": "You go on where you left. To begin again: {command}",
  "learn.watch": "Watch this run: {command}",
  "learn.sources": "The text rests on:",
  "learn.ask": "Task: {ask}",
  "learn.prompt-task": "Answer ({how}; ? for a hint, n next, b back, q leave): ",
  "learn.prompt-on": "Enter goes on (b back, q leave): ",
  "learn.right": "Right. {why}",
  "learn.wrong": "{answer}: not yet.",
  "learn.hint": "Hint: {hint}",
  "learn.no-more-hints": "There is no further hint; n goes on without this answer.",
  "learn.unread": "“{answer}” is no answer to this task: type {how}.",
  "learn.questions": "Questions:",
  "learn.finished": "Lesson finished: {solved} of {tasks, plural, one {# task} other {# tasks}} solved.",
  "learn.left": "You leave at step {step} of {of}. Go on with: {command}",

  // The screen.
  "learn.task": "Task",
  "learn.answer": "Answer, {how}:",
  "learn.working": "Playing the runs of this step…",
  "learn.below": " below",
  "learn.no-more-hints-screen": "There is no further hint; → goes on without this answer.",
  "learn.keys":
    "{isOpen, select, true {Enter answer   ? hint   } other {Enter {isLast, select, true {finish} other {next}}   }}↑↓ scroll   ← → step   Esc leave",

  // The answer key.
  "learn.key-title": "Answer key: {lesson}",
  "learn.key-answer": "Right: {answer}",
  "learn.key-why": "Why: {why}",
  "learn.key-code": "Replay code: {code}",
  "learn.key-notes": "Notes: {notes}",

  // The tour.
  "learn.tour": "A two-minute tour",
  "learn.tour-offer":
    "You seem to be here for the first time. In two minutes you can watch one moment turn a crisis, see why, and see the same crisis without it.",
  "learn.tour-again": "This is asked only once. In the menu, t opens the tour.",
  "learn.tour-waiting": "Playing the crisis and some thousand futures of it…",
  "learn.tour-next": "Your turn",
  "learn.tour-play":
    "In the menu, choose a crisis. Space plays and pauses, n and p go from record to record, w says why, o gives the odds, x asks what if, ? lists all keys.",
  "learn.tour-learn": "Five lessons with tasks begin with: faultline learn",
  "learn.tour-hint":
    "{does, select, begin {Enter begin} all {Enter show all} other {Enter {isLast, select, true {to the menu} other {next}}   ← back}}   Esc {does, select, begin {skip} other {to the menu}}",

  // Help.
  "learn.command": "take a lesson: five of forty-five minutes, with tasks that the program checks",
  "learn.option-plain": "Text line by line instead of a screen",
  "learn.option-answers": "Print the answer key for the teacher",
  "learn.option-restart": "Begin the lesson again",
} as const;
