/**
 * Ways to say the same scenario in two files or by templates, so that the loader can be held to reading the same from all
 * of them. Works on the plain file and knows nothing of the loader.
 */
export type Plain = { [key: string]: unknown };

const isMap = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const isItems = (key: string, value: unknown): value is readonly Plain[] =>
  ["ratios", "effects", "drift"].includes(key) && Array.isArray(value) && value.length > 0;

/** A number or text in place of that of an item, to be put right by whoever imports it. */
function spoilt(item: Plain): Plain {
  const wrong: Plain = {};
  for (const key of ["add", "perDay", "ratio"]) if (Object.hasOwn(item, key)) wrong[key] = 7;
  return { ...item, ...wrong };
}

/**
 * The file in two: one that is wrong about its lists (an item is spoilt, one too many, the last of several is lacking), and
 * one that says by ids what to change, remove and add. The items that are right are not said again.
 */
export function splitLists(file: Plain): { readonly below: Plain; readonly above: Plain } {
  const below: Plain = {};
  const above: Plain = {};
  for (const [key, value] of Object.entries(file)) {
    if (isItems(key, value)) {
      const items = value.map((item, place) => ({
        id: `item-${String.fromCharCode(97 + (place % 26))}${place}`,
        ...item,
      }));
      const [first = {}, ...others] = items;
      const kept = others.slice(0, -1).map((item) => ({ remove: false, ...item }));
      below[key] = [spoilt(first), { ...first, id: "gone" }, ...kept];
      above[key] = [{ remove: false, ...first }, { id: "gone", remove: true }, ...others.slice(-1)];
    } else if (isMap(value) && key !== "map") {
      const inner = splitLists(value);
      below[key] = inner.below;
      if (Object.keys(inner.above).length > 0) above[key] = inner.above;
    } else below[key] = value;
  }
  return { below, above };
}

/** Keys of free text; everything else that holds a dot is a path. */
const texts = new Set(["label", "headline", "description", "judgement", "brief"]);

/** A part of an actor as a template of another name would say it: own paths renamed, braces doubled. */
function asTemplate(value: unknown, names: readonly (readonly [string, string])[], key = ""): unknown {
  const rename = (name: string) => {
    const fits = names.find(([from]) => name === from || name.startsWith(`${from}.`));
    return fits === undefined ? name : fits[1] + name.slice(fits[0].length);
  };
  if (typeof value === "string") {
    if (texts.has(key)) return value.replaceAll("{", "{{").replaceAll("}", "}}");
    return value.includes(".") || ["visibility", "target"].includes(key) ? rename(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => asTemplate(item, names, key));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.includes(".") ? rename(name) : name,
      asTemplate(inner, names, name),
    ]),
  );
}

const braced = (text: unknown) => asTemplate(text, [], "label");

/** A posture in two: a template that is wrong about it, and what to say of the copy. */
function spoiltPosture(
  posture: Plain,
  names: readonly (readonly [string, string])[],
): { template: Plain; copy: Plain } {
  const template = asTemplate(posture, names) as Plain;
  const copy: Plain = { label: braced(posture.label) };
  template.label = "Another";
  const corrections: Plain = {};
  for (const [id, transition] of Object.entries((template.transitions ?? {}) as { [id: string]: Plain })) {
    const own = (posture.transitions as { [id: string]: Plain })[id] ?? {};
    const correction: Plain = { headline: braced(own.headline) };
    transition.headline = "{actor}, {posture}: {{not this}}";
    if (own.judgement === undefined) {
      transition.judgement = "To be taken away.";
      correction.judgement = null;
    }
    corrections[id] = correction;
  }
  template.transitions = { ...(template.transitions as Plain), superfluous: { headline: "To be taken away." } };
  return { template, copy: { ...copy, transitions: { ...corrections, superfluous: null } } };
}

/** The file with its first actor said as `like` a template, and what differs. */
export function splitActor(file: Plain): Plain {
  const actors = file.actors as { [id: string]: Plain };
  const [id = "", actor = {}] = Object.entries(actors)[0] ?? [];
  const names = [[id, "pattern-one"]] as const;
  const split = Object.entries((actor.postures ?? {}) as { [posture: string]: Plain }).map(
    ([posture, whole]) => [posture, spoiltPosture(whole, names)] as const,
  );
  const { postures: _postures, ...head } = actor;
  const template = {
    ...(asTemplate(head, names) as Plain),
    label: "Pattern",
    template: true,
    postures: {
      ...Object.fromEntries(split.map(([posture, parts]) => [posture, parts.template])),
      superfluous: { label: "To be taken away." },
    },
  };
  const copy = {
    like: "pattern-one",
    label: braced(actor.label),
    postures: { ...Object.fromEntries(split.map(([posture, parts]) => [posture, parts.copy])), superfluous: null },
  };
  return { ...file, actors: { "pattern-one": template, ...actors, [id]: copy } };
}

/** The file with the last posture of its first actor said as `like` one of another name in a template. */
export function splitPosture(file: Plain): Plain {
  const actors = file.actors as { [id: string]: Plain };
  const [id = "", actor = {}] = Object.entries(actors)[0] ?? [];
  const postures = (actor.postures ?? {}) as { [posture: string]: Plain };
  const [posture = "", whole = {}] = Object.entries(postures).at(-1) ?? [];
  const { template, copy } = spoiltPosture(whole, [
    [`${id}.${posture}`, "pattern-one.pattern-two"],
    [id, "pattern-one"],
  ]);
  const changed = { ...actor, postures: { ...postures, [posture]: { like: "pattern-one.pattern-two", ...copy } } };
  const pattern = { template: true, label: "Pattern", postures: { "pattern-two": template } };
  return { ...file, actors: { ...actors, [id]: changed, "pattern-one": pattern } };
}
