/**
 * A door for programs, opened by the official client over standard input and output, as any program would open it.
 */
import { Client, type ClientOptions } from "@modelcontextprotocol/client";
import { getDefaultEnvironment, StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { patience } from "../../until.js";
import { entry } from "../faultline.js";

export interface Answer {
  readonly isError: boolean;
  readonly found: Readonly<Record<string, unknown>>;
  /** All text of the answer. */
  readonly text: string;
}

export interface Door {
  readonly client: Client;
  /** Every answer as it was, for whoever looks through all of them. */
  readonly traffic: readonly string[];
  readonly pid: number;
  call(tool: string, input?: object, options?: Parameters<Client["callTool"]>[1]): Promise<Answer>;
  close(): Promise<void>;
}

export async function openDoor(
  words: readonly string[],
  options: ClientOptions = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Door> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [entry, "mcp", ...words],
    env: { ...getDefaultEnvironment(), ...env },
    stderr: "ignore",
  });
  const client = new Client({ name: "a-program", version: "1.0.0" }, options);
  await client.connect(transport, { timeout: patience });
  const traffic: string[] = [JSON.stringify([client.getInstructions(), client.getServerVersion()])];
  traffic.push(JSON.stringify(await client.listTools()));
  return {
    client,
    traffic,
    pid: transport.pid as number,
    async call(tool, input = {}, asked = {}) {
      const answer = await client.callTool({ name: tool, arguments: { ...input } }, { timeout: patience, ...asked });
      traffic.push(JSON.stringify(answer));
      const content = answer.content as readonly { readonly text: string }[];
      return {
        isError: answer.isError === true,
        found: (answer.structuredContent ?? {}) as Answer["found"],
        text: content.map(({ text }) => text).join("\n"),
      };
    },
    close: () => client.close(),
  };
}
