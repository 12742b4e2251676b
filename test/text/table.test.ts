/**
 * A table of two columns of figures fits a phone: names are cut before anything goes over the edge.
 */
import { expect, test } from "vitest";
import { tableLines, widthOf } from "../../src/text/index.js";

test("a table is no wider than its room, as narrow as that of a phone", () => {
  const columns = ["as played", "what if"].map((title) => ({ title, cells: ["12%", "9%"], align: "right" as const }));
  const names = [{ label: "No ending by the horizon", id: "horizon" }, { label: "War" }];
  const table = { heading: "From the change on, in 400 futures each", names, columns };
  for (const width of [38, 43, 60, 100])
    for (const line of tableLines([table], width)) expect(widthOf(line), line).toBeLessThanOrEqual(width);
  expect(tableLines([table], 38)[1]).toMatch(/^ {2}\S.*12%$/);
});
