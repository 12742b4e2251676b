/**
 * What GDELT and PLOVER call an act of a CAMEO code. The tables below were written by hand from their codebooks: the quad
 * classes of GDELT 2.0, “PLOVER equivalents to CAMEO cue categories”, PLOVER's tables of modes, and the project's own
 * list CAMEO2PLOVER-2021.
 */
import { describe, expect, it } from "vitest";
import { codedActor, eventModeOf, eventTypeOf, quadClassOf } from "../../src/analysis/plover.js";

/** Root, QuadClass, event type. */
const roots = `
01 1 -
02 1 -
03 1 AGREE
04 1 CONSULT
05 1 SUPPORT
06 2 COOPERATE
07 2 AID
08 2 CONCEDE
09 3 ACCUSE
10 3 REQUEST
11 3 ACCUSE
12 3 REJECT
13 3 THREATEN
14 4 PROTEST
15 4 MOBILIZE
16 4 SANCTION
17 4 COERCE
18 4 ASSAULT
19 4 ASSAULT
20 4 ASSAULT
`;

/** Code, QuadClass, event type, mode: codes of each root, with every mode that CAMEO tells, and doubtful ones that it does not. */
const acts = `
010 1 - -
0256 1 - -
028 1 - -
0312 1 AGREE -
036 1 AGREE -
040 1 CONSULT -
041 1 CONSULT phone
042 1 CONSULT visit
043 1 CONSULT -
044 1 CONSULT third-party
045 1 CONSULT -
046 1 CONSULT -
057 1 SUPPORT -
062 2 COOPERATE -
072 2 AID -
080 2 CONCEDE -
081 2 CONCEDE -
0813 2 CONCEDE -
082 2 CONCEDE -
0831 2 CONCEDE -
084 2 RETREAT -
0841 2 RETREAT release
0842 2 RETREAT return
085 2 RETREAT -
086 2 RETREAT access
0861 2 RETREAT access
0863 2 RETREAT access
087 2 RETREAT disarm
0871 2 RETREAT ceasefire
0872 2 RETREAT withdraw
0873 2 RETREAT disarm
0874 2 RETREAT disarm
090 3 ACCUSE investigate
094 3 ACCUSE investigate
100 3 REQUEST -
1012 3 REQUEST assist
102 3 REQUEST assist
1033 3 REQUEST assist
1041 3 REQUEST change
105 3 REQUEST yield
1056 3 REQUEST yield
106 3 REQUEST meet
108 3 REQUEST meet
110 3 ACCUSE disapprove
111 3 ACCUSE disapprove
112 3 ACCUSE allege
1123 3 ACCUSE allege
114 3 ACCUSE disapprove
115 3 ACCUSE allege
116 3 ACCUSE -
120 3 REJECT -
1211 3 REJECT assist
122 3 REJECT assist
1231 3 REJECT change
1246 3 REJECT yield
125 3 REJECT meet
127 3 REJECT meet
128 3 REJECT -
129 3 REJECT -
130 3 THREATEN -
131 3 THREATEN -
1311 3 THREATEN relations
1312 3 THREATEN restrict
1313 3 THREATEN relations
132 3 THREATEN -
1321 3 THREATEN -
1322 3 THREATEN ban
1323 3 THREATEN restrict
133 3 THREATEN -
134 3 THREATEN relations
136 3 THREATEN expel
137 3 THREATEN violence
138 3 THREATEN violence
1381 3 THREATEN restrict
1382 3 THREATEN territory
1385 3 THREATEN violence
139 3 THREATEN -
140 4 PROTEST -
1411 4 PROTEST demo
1424 4 PROTEST hunger
143 4 PROTEST -
144 4 PROTEST obstruct
145 4 PROTEST riot
150 4 MOBILIZE -
151 4 MOBILIZE police
152 4 MOBILIZE troops
153 4 MOBILIZE police
154 4 MOBILIZE troops
160 4 SANCTION -
161 4 SANCTION withdraw
1622 4 SANCTION discontinue
163 4 SANCTION -
164 4 SANCTION withdraw
165 4 SANCTION withdraw
1661 4 SANCTION -
170 4 COERCE -
171 4 COERCE -
1711 4 COERCE confiscate
1712 4 COERCE -
172 4 COERCE restrict
1721 4 COERCE restrict
1722 4 COERCE ban
1723 4 COERCE curfew
1724 4 COERCE martial-law
173 4 COERCE arrest
174 4 COERCE deport
175 4 COERCE -
180 4 ASSAULT -
181 4 ASSAULT abduct
182 4 ASSAULT beat
1821 4 ASSAULT sexual
1822 4 ASSAULT torture
1823 4 ASSAULT -
183 4 ASSAULT -
1831 4 ASSAULT suicide-attack
1832 4 ASSAULT explosives
1833 4 ASSAULT explosives
184 4 ASSAULT -
185 4 ASSAULT assassinate
186 4 ASSAULT assassinate
190 4 ASSAULT -
191 4 ASSAULT -
192 4 ASSAULT -
193 4 ASSAULT firearms
194 4 ASSAULT heavy-weapons
195 4 ASSAULT heavy-weapons
196 4 ASSAULT -
200 4 ASSAULT -
201 4 ASSAULT cleansing
202 4 ASSAULT massacre
203 4 ASSAULT cleansing
204 4 ASSAULT unconventional
2042 4 ASSAULT unconventional
`;

const rows = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((row) => row.split(" ").map((cell) => (cell === "-" ? null : cell)));

describe("an act of a CAMEO code", () => {
  it("has the QuadClass of GDELT and the event type of PLOVER by its root", () => {
    const found = rows(roots).map(([root = ""]) => [root, `${quadClassOf(root ?? "")}`, eventTypeOf(root ?? "")]);
    expect(found).toEqual(rows(roots));
    expect(new Set(found.map(([, , type]) => type)).size, "and RETREAT, which no root is").toBe(16);
  });

  it("has PLOVER's type and mode by its whole code", () => {
    const found = rows(acts).map(([code]) => [
      code,
      `${quadClassOf(code ?? "")}`,
      eventTypeOf(code ?? ""),
      eventModeOf(code ?? ""),
    ]);
    expect(found).toEqual(rows(acts));
  });

  it("has neither class nor type where CAMEO has no such root", () => {
    for (const code of ["00", "21", "990"]) {
      expect([quadClassOf(code), eventTypeOf(code), eventModeOf(code)]).toEqual([null, null, null]);
    }
  });
});

describe("the code of an actor", () => {
  it.each([
    ["RUS", "RUS", []],
    ["RUSGOV", "RUS", ["GOV"]],
    ["AZEMIL", "AZE", ["MIL"]],
    ["RUSGOVSPY", "RUS", ["GOV", "SPY"]],
    ["SUNGOV", "SUN", ["GOV"]],
    // CAMEO's insurgents and separatists are both PLOVER's rebels, its MED is the media, its HLH medicine.
    ["GEOSEPINS", "GEO", ["REB"]],
    ["FRAMED", "FRA", ["JRN"]],
    ["FRAHLH", "FRA", ["MED"]],
    ["FRAELI", "FRA", ["CVL"]],
    ["FRAENV", "FRA", []],
    ["IGO", "IGO", []],
    ["IGOWSTNAT", "IGO", []],
    ["IGOEUREECLEG", "IGO", ["LEG"]],
  ])("%s is parted as PLOVER parts actors", (code, country, sectors) => {
    expect(codedActor(code)).toEqual({ code, country, sectors });
  });

  it("that has none is no code, no country and no sector", () => {
    expect(codedActor(undefined)).toEqual({ code: null, country: null, sectors: [] });
  });
});
