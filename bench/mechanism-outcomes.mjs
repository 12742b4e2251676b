/**
 * Which outcome tests each mechanism of the South Caucasus library, in which crisis, at which values, and why: chosen before
 * any size was chosen for its sake. `least` is by how many points of a hundred the outcome has to move when the mechanism is
 * switched off. Where the sources dispute how much a mechanism matters, it is tested at an end of the range of the assumption
 * that stands for the dispute. Shared by the bench and by a test that plays a share of it.
 */
export const outcomesTested = [
  {
    mechanism: "M1",
    scenario: "tavush-2020",
    outcome: "armed-conflict",
    at: {},
    least: 5,
    why: "nordic-monitor-2020 ¶2: the longer a crisis lasts, the more clashes come of it, and so deaths",
  },
  {
    mechanism: "M2",
    scenario: "autumn-war-2020",
    outcome: "drones-decisive",
    at: {},
    least: 5,
    why: "nordic-monitor-2020 ¶8–9: the arms bought on credit are drones; in the autumn they are at the front",
  },
  {
    mechanism: "M3",
    scenario: "tavush-2020",
    outcome: "eased",
    at: {},
    least: 5,
    why: "tavush-clashes-2020 ¶9: Ankara's words add tension and hinder de-escalation",
  },
  {
    mechanism: "M4",
    scenario: "tavush-2020",
    outcome: "armed-conflict",
    at: {},
    least: 5,
    why: "tavush-clashes-2020 ¶10–15: what Moscow's signals were for",
  },
  {
    mechanism: "M5",
    scenario: "tavush-2020",
    outcome: "presidents-call",
    at: {},
    least: 5,
    why: "tavush-clashes-2020 ¶20–21: the exercise that was extended alarmed Moscow, and its president called Baku",
  },
  {
    mechanism: "M6",
    scenario: "tavush-2020",
    outcome: "minister-dismissed",
    at: {},
    least: 5,
    why: "tavush-clashes-2020 ¶16, ¶28: Baku found the talks useless, and the minister who led them went",
  },
  {
    mechanism: "M7",
    scenario: "four-day-war-2016",
    outcome: "guarantee-renewed",
    at: { "guarantee-resolve": 10 },
    least: 5,
    why: "kafkassam-2016 ¶15, ¶17, ¶22: the tie is what makes Moscow speak for a member; how far it means it is disputed (nordic-monitor-2020 ¶2, national-interest-2020 ¶12), so the high end is tested",
  },
  {
    mechanism: "M8",
    scenario: "four-day-war-2016",
    outcome: "truce-fails",
    at: { "arms-embolden": 5 },
    least: 5,
    why: "kafkassam-2016 ¶15 charges that Moscow's arms helped to bring April about; ¶23–24 deny it, so the high end is tested",
  },
  {
    mechanism: "M9",
    scenario: "four-day-war-2016",
    outcome: "general-war",
    at: {},
    least: 5,
    why: "kafkassam-2016 ¶18: Moscow's talks are there to keep the war from going on",
  },
  {
    mechanism: "M10",
    scenario: "four-day-war-2016",
    outcome: "eased",
    at: {},
    least: 5,
    why: "kafkassam-2016 ¶24–25: a punch, little ground, and a halt after which the front eased",
  },
  {
    mechanism: "M11",
    scenario: "autumn-war-2020",
    outcome: "shusha-falls",
    at: {},
    least: 5,
    why: "national-interest-2020 ¶6–8: drones, advisers and hired fighters won the ground",
  },
  {
    mechanism: "M12",
    scenario: "autumn-war-2020",
    outcome: "turks-in-command",
    at: { "ankara-hold": 6 },
    least: 5,
    why: "national-interest-2020 ¶9, ¶11: a Baku that drifts to Ankara acts as its proxy; ¶9 also has officers who resist, so the high end is tested",
  },
  {
    mechanism: "M13",
    scenario: "autumn-war-2020",
    outcome: "shusha-falls",
    at: {},
    least: 5,
    why: "national-interest-2020 ¶12–14: whether Moscow stands by Yerevan decides how far the attack comes",
  },
  {
    mechanism: "M14",
    scenario: "autumn-war-2020",
    outcome: "air-cover",
    at: {},
    least: 5,
    why: "edm-2020 ¶12: the jets are there to keep an outsider out",
  },
  {
    mechanism: "M15",
    scenario: "aftermath-2020",
    outcome: "clashes",
    at: {},
    least: 5,
    why: "edm-2020 ¶8: the peacekeepers stand between the armies",
  },
  {
    mechanism: "M16",
    scenario: "aftermath-2020",
    outcome: "turkish-contingent-in-zone",
    at: {},
    least: 2,
    why: "edm-2020 ¶7–8: de-mining teams bring Turkey in",
  },
  {
    mechanism: "M17",
    scenario: "aftermath-2020",
    outcome: "clashes",
    at: {},
    least: 2,
    why: "edm-2020 ¶10–11: the parade and its speech, heard across the line",
  },
  {
    mechanism: "M18",
    scenario: "aftermath-2020",
    outcome: "moscow-names-ankara",
    at: {},
    least: 5,
    why: "edm-2020 ¶9, ¶12–13: more arms, advisers and drills, and an army turned to Nakhchivan, which Moscow sees",
  },
  {
    mechanism: "M19",
    scenario: "tavush-2020",
    outcome: "moscow-names-ankara",
    at: {},
    least: 5,
    why: "tavush-clashes-2020 ¶5–6, ¶9–10: councils and friction are why Moscow speaks to Ankara as it does",
  },
];

/**
 * Milestones and endings that a mechanism sets itself: one of its transitions is what they wait for, or leads to a state that
 * they test, or they test one of its gauges.
 */
export function ownActs(scenario, mechanism) {
  const isOf = ({ mechanism: tags = [] }) => tags.includes(mechanism);
  const gauges = new Set(scenario.gauges.filter(isOf).map(({ id }) => id));
  const paths = new Set();
  const reached = new Set();
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    for (const transition of posture.transitions) {
      const outcomes = transition.outcomes ?? [];
      const whole = isOf(posture) || isOf(transition);
      if (whole) paths.add(transition.path);
      const ends = outcomes.filter((outcome) => whole || isOf(outcome)).map(({ to }) => to);
      if (whole && transition.to !== undefined) ends.push(transition.to);
      for (const end of ends) reached.add(`${posture.path}:${end}`);
    }
  }
  const tests = (condition) => {
    if (condition.kind === "posture")
      return condition.states.some((state) => reached.has(`${condition.posture}:${state}`));
    if (condition.kind === "gauge") return gauges.has(condition.gauge);
    return (condition.kind === "all" || condition.kind === "any") && condition.of.some(tests);
  };
  const isOwn = ({ on = [], when }) => on.some((path) => paths.has(path)) || (when !== undefined && tests(when));
  return new Set([...scenario.endings, ...scenario.milestones].filter(isOwn).map(({ id }) => id));
}
