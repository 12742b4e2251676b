/**
 * `--policy`: seats that are played by the rules of a file.
 */
import { type Model, type Policies, policyPlayer } from "../engine/index.js";

/** Reads a policy file for a scenario; undefined where the model plays all seats. Throws ScenarioError with everything that is wrong with it. */
export async function policiesFrom(file: string | undefined, model: Model): Promise<Policies | undefined> {
  if (file === undefined) return undefined;
  const { loadPolicies } = await import("../scenarios/index.js");
  const policies = loadPolicies(file, model.scenario);
  if (Object.keys(policies).length === 0) return undefined;
  // Refuses what only the compiled model knows.
  policyPlayer(model, policies);
  return policies;
}
