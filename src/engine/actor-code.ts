/**
 * The codes by which the event-data community names actors, after CAMEO's codebook (1.1b3): three letters a part, from
 * the broad to the narrow. First a country or an international body, then its role, then a group of its own. Stands
 * here because the loader checks codes and the analysis exports their parts.
 */

/** Letters of each part of a code. */
const partLength = 3;

/** Most parts: GDELT makes its codes of at most five. */
export const actorCodeParts = 5;

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** ISO 3166-1 alpha-3, all 249 of them (iso-codes 4.15). */
const countries = words(`
  ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
  BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
  CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
  GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
  JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
  MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
  NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
  SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
  TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
`);

/** ISO 3166-3: countries that are no more, such as SUN, the Soviet Union; and XKX, which ISO leaves free and Kosovo uses. */
const formerCountries = words(`
  AFI ANT ATB ATN BUR BYS CSK CTE DDR DHY FXX GEL HVO JTN MID NHB NTZ PCI PCZ PUS RHO SCG SKM SUN TMP VDR WAK YMD
  YUG ZAR XKX
`);

/** CAMEO's codes of actors that belong to no country, and ISM, which PLOVER adds. */
const bodies = words("IGO IMG INT ISM MNC NGM NGO UIS");

/** What may stand first in a code. */
export const actorOrigins: ReadonlySet<string> = new Set([...countries, ...formerCountries, ...bodies]);

/**
 * Roles with the sector that PLOVER has for each; null where it has none. All are CAMEO's but the five that PLOVER adds
 * (PTY, PRM, JRN, REL, SOC). CAMEO's MED is the media and its HLH medicine; PLOVER's MED is medicine.
 */
export const sectorsOfRoles: ReadonlyMap<string, string | null> = new Map([
  ...words("GOV JUD LEG MIL COP OPP PTY REB PRM SPY UAF CVL BUS EDU LAB AGR JRN REF REL SOC CRM").map(
    (role) => [role, role] as const,
  ),
  ["MED", "JRN"],
  ["HLH", "MED"],
  ["INS", "REB"],
  ["SEP", "REB"],
  ["ELI", "CVL"],
  ...words("DEV ENV HRI MOD RAD SET").map((role) => [role, null] as const),
]);

/** The parts of a code, first the origin. */
export function partsOfCode(code: string): readonly string[] {
  return Array.from({ length: code.length / partLength }, (_, place) =>
    code.slice(place * partLength, (place + 1) * partLength),
  );
}

/**
 * The first part that is not what it has to be. After an international body stand organisations and after a role groups,
 * of which no list is whole, so that nothing is asked of them.
 */
export function faultyPart(code: string): { readonly part: string; readonly of: "origin" | "role" } | undefined {
  const [origin = "", role] = partsOfCode(code);
  if (!actorOrigins.has(origin)) return { part: origin, of: "origin" };
  if (role === undefined || bodies.includes(origin) || sectorsOfRoles.has(role)) return undefined;
  return { part: role, of: "role" };
}
