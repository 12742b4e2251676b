// What a viewer may know.
export const visibility = [
  {
    name: "a message in confidence is read by every seat",
    folder: "src/visibility",
    find: "if (isPublic || ",
    replace: "if (seatOf(viewer) !== null || isPublic || ",
    tests: ["test/session/messages", "test/tui/desk/messages"],
  },
  {
    name: "visibility is inverted",
    folder: "src/visibility",
    find: "visibility.includes(seat)",
    replace: "!visibility.includes(seat)",
    tests: ["test/visibility"],
  },
  {
    name: "whether a hidden transition crosses a condition is inverted",
    folder: "src/visibility",
    find: "states.includes(state) !== states.includes(to)",
    replace: "states.includes(state) === states.includes(to)",
    tests: ["test/visibility"],
  },
  {
    name: "secrecy: the text of an inject reaches those it is not addressed to",
    folder: "src/visibility",
    find: "const { to } = scenario.injects.find(({ id }) => id === inject) ?? sent ?? { to: everybody };",
    replace: "const { to } = sent ?? { to: everybody };",
    tests: ["test/visibility/secrecy"],
  },
  {
    name: "secrecy: everybody learns of an inject in confidence",
    folder: "src/visibility",
    find: "return mayKnow(record, look.viewer) ? { record: seeInject",
    replace: "return mayKnow({}, look.viewer) ? { record: seeInject",
    tests: ["test/visibility/secrecy"],
  },
  {
    name: "secrecy: a milestone that a hidden happening brings is told",
    folder: "src/visibility",
    find: "if (tells || on?.some((path) => happenings.has(path))) found.add(id);",
    replace: "if (tells) found.add(id);",
    tests: ["test/visibility/secrecy"],
  },
  {
    name: "secrecy: a gap in the numbers tells of what is missing",
    folder: "src/session",
    find: 'this.#allowed.viewer === "facilitator" ? seen.record : { ...seen.record, seq: this.#records.length }',
    replace: "seen.record",
    tests: ["test/visibility/secrecy"],
  },
  {
    name: "secrecy: a gauge that is hidden from a viewer stands in its view",
    folder: "src/visibility",
    find: "gauge: (id) => !gauges.has(id),",
    replace: "gauge: () => true,",
    tests: ["test/visibility/secrecy"],
  },
  {
    name: "secrecy: a state that only a secret leads to has its name on the ladder",
    folder: "src/visibility",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text.
    find: "state: (posture, state) => !states.has(`${posture}.${state}`),",
    replace: "state: () => true,",
    tests: ["test/visibility/secrecy"],
  },
  {
    name: "odds held back: a seat reads how likely answers are before anybody has shown it",
    folder: "src/exercise",
    find: "odds: state.probabilitiesShown,",
    replace: "odds: true,",
    tests: ["test/exercise/never-how-likely"],
  },
];
