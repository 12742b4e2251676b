// Which tests of its files a tier of test/tiers.ts plays, by their tags, as vitest takes it.
export const tagsOf = { fast: "!sweep", commit: "!sweep", sweeps: "sweep || sized" };
