/** Figures of so many killed exercises; see kill.mjs. */
export function killExercises(
  count: number,
  built: string,
  first?: number,
): Promise<{
  readonly kills: number;
  readonly acknowledged: number;
  readonly torn: number;
  readonly resumed: number;
  /** Kills with drafts, with open proposals, with agreements in the air. */
  readonly drafts: number;
  readonly open: number;
  readonly agreed: number;
}>;
