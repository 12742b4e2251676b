/**
 * Acts of an actor: as event data codes them, and as a seat orders them.
 */
import { z } from "zod";
import { about, type Inferred, id, line, named, text } from "./schema.js";

export const goldstein = z.number().min(-10).max(10);
const cameo = z.string().regex(/^\d{2,4}$/);

export const publicAct = z.strictObject({
  // A string, because leading zeros count.
  cameo: about(cameo, 'CAMEO code of the act, two to four digits in quotes: "0256".'),
  source: about(
    id.exactOptional(),
    "Format 2. Id of the actor who acts, where it is another than the one whose posture moves; a person who plays it then allows or forbids the act. Default: the one whose posture moves.",
  ),
  target: about(id.exactOptional(), "Id of the actor acted upon. Default: none."),
  goldstein: about(
    goldstein.exactOptional(),
    "Goldstein (1992) score of the act, from -10 (conflict) to 10 (cooperation). Default: none.",
  ),
});
/** A public act, coded as event data. */
export interface PublicAct extends Inferred<typeof publicAct> {}
export const event = named<PublicAct>(publicAct).exactOptional();
/** An inject says by itself who it is from. */
export const publicActOfInject = publicAct.omit({ source: true });

export const order = z.strictObject({
  label: about(line, "What the seat reads in its list of choices: a line."),
  brief: about(text.min(1).exactOptional(), "What an adviser would say about it. Default: none."),
  visibility: about(
    z.array(id).readonly().exactOptional(),
    "Format 2. Ids of the actors that learn of it where the seat has ordered it. Default: those that learn of the transition.",
  ),
});
export interface Order extends Inferred<typeof order> {}
