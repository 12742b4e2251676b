/**
 * The analyst's door: a Model Context Protocol server whose tools answer an analyst's questions about scenarios, and whose resources are
 * the library and its evidence. It knows no session and no seat.
 */
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/server";
import { say } from "../../catalogue/index.js";
import { engineVersion } from "../../engine/index.js";
import { libraryIds } from "../../scenarios/light.js";
import { listLibrary, mergeRegisters } from "../look.js";
import { jsonPage } from "../output.js";
import { openScenario } from "../prepare.js";
import { type AnalystDoor, analystTools } from "./analyst-tools.js";
import { answered, callerOf, oneAfterAnother, outOfTime, refused } from "./answer.js";

export interface AnalystOptions extends AnalystDoor {
  /** How long a call may take. */
  readonly seconds: number;
}

/** A server for one connection. */
export function analystServer(options: AnalystOptions): McpServer {
  const server = new McpServer(
    { name: "faultline-analyst", title: say("programs.analyst-title"), version: engineVersion },
    { instructions: say("programs.analyst-instructions") },
  );
  addTools(server, options);
  addResources(server);
  return server;
}

function addTools(server: McpServer, options: AnalystOptions): void {
  const inTurn = oneAfterAnother();
  const { seconds } = options;
  for (const { name, title, description, input, isLong, answer } of analystTools) {
    const annotations = { readOnlyHint: true, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema: input, annotations }, async (given, context) => {
      const play = async () => {
        context.mcpReq.signal.throwIfAborted();
        const caller = callerOf(context, seconds);
        try {
          const found = await answer(given as never, options, caller);
          if (found === null) throw outOfTime(seconds);
          return answered({ found, note: isPartial(found) ? say("programs.partial", { seconds }) : undefined });
        } catch (error) {
          throw caller.late.aborted && caller.late.reason === error ? outOfTime(seconds) : error;
        }
      };
      try {
        return await (isLong ? inTurn(play) : play());
      } catch (error) {
        return refused(error);
      }
    });
  }
}

const isPartial = (found: object) => "partial" in found && found.partial === true;

/** The library, its scenarios one by one, and every claim with what rests on it. */
function addResources(server: McpServer): void {
  const mimeType = "application/json";
  const contents = (uri: URL, value: unknown) => ({ contents: [{ uri: uri.href, mimeType, text: jsonPage(value) }] });
  server.registerResource(
    "scenarios",
    "faultline://scenarios",
    { title: say("programs.resource-scenarios"), mimeType },
    async (uri) =>
      contents(
        uri,
        (await listLibrary()).map(({ file: _file, ...listed }) => listed),
      ),
  );
  server.registerResource(
    "scenario",
    new ResourceTemplate("faultline://scenarios/{id}", {
      list: async () => ({
        resources: (await listLibrary()).map(({ id, title }) => ({
          uri: `faultline://scenarios/${id}`,
          name: id,
          title,
          mimeType,
        })),
      }),
      complete: { id: (begun) => libraryIds().filter((id) => id.startsWith(begun)) },
    }),
    { title: say("programs.resource-scenario"), mimeType },
    async (uri, { id }) => contents(uri, (await openScenario(`${id}`)).scenario),
  );
  server.registerResource(
    "claims",
    new ResourceTemplate("faultline://claims/{id}", {
      list: async () => ({
        resources: (await listLibrary()).map(({ id, title }) => ({
          uri: `faultline://claims/${id}`,
          name: say("programs.claims-of", { title }),
          mimeType,
        })),
      }),
    }),
    { title: say("programs.resource-claims"), mimeType },
    async (uri, { id }) => contents(uri, await mergeRegisters([`${id}`])),
  );
  server.registerResource(
    "schema",
    "faultline://schema",
    { title: say("programs.resource-schema"), mimeType: "application/schema+json" },
    async (uri) => contents(uri, (await import("../../scenarios/index.js")).scenarioJsonSchema()),
  );
}
