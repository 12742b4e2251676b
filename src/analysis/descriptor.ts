/**
 * Descriptors of tables, as a Data Package has them (Frictionless Data; datapackage.org, version 2): columns with types, units and
 * meaning, and where the rows come from. A reader that knows the standard takes a seed of digits for text.
 */
import type { DescribedField } from "./columns.js";

/** A table in a file. */
export interface DescribedTable {
  /** The file's name, without its folder: the descriptor lies beside it. */
  readonly file: string;
  readonly format: "csv" | "parquet" | "jsonl";
  /** Bytes of the file, and their SHA-256 in hex. */
  readonly bytes: number;
  readonly sha256: string;
  readonly columns: readonly DescribedField[];
  /** Names of the columns that together name a row. */
  readonly key: readonly string[];
  readonly title: string;
  /** Where the rows come from: provenance, hash, and what else is to be known of all of them. */
  readonly faultline: object;
}

const types: { readonly [type in DescribedField["type"]]: string } = {
  STRING: "string",
  DOUBLE: "number",
  INT32: "integer",
  BOOLEAN: "boolean",
  DATE: "date",
  LIST: "array",
};

const mediaTypes: { readonly [format in DescribedTable["format"]]: string } = {
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
  jsonl: "application/jsonl",
};

/** The schema of a table with these columns. */
export function tableSchema(columns: readonly DescribedField[], key: readonly string[]): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: columns.map(({ name, type, unit, description, values, bounds }) => ({
      name,
      type: types[type],
      description,
      ...(unit !== undefined && { unit }),
      ...((values ?? bounds) !== undefined && {
        constraints: {
          ...(values !== undefined && { enum: values }),
          ...(bounds !== undefined && { minimum: bounds[0], maximum: bounds[1] }),
        },
      }),
    })),
    missingValues: [""],
    primaryKey: key,
  };
}

/** The descriptor of one table, as plain JSON. */
export function tableDescriptor({
  file,
  format,
  bytes,
  sha256,
  columns,
  key,
  title,
  faultline,
}: DescribedTable): object {
  const name = file
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, "-");
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name,
    title,
    resources: [
      {
        name,
        path: file,
        type: "table",
        // Version 1 of the standard asks for it.
        ...(format === "csv" && { profile: "tabular-data-resource" }),
        format,
        mediatype: mediaTypes[format],
        ...(format !== "parquet" && { encoding: "utf-8" }),
        bytes,
        hash: `sha256:${sha256}`,
        schema: tableSchema(columns, key),
      },
    ],
    faultline,
  };
}
