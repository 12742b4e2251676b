/** `faultline host`. */
import { Option } from "commander";
import { languages, say } from "../../catalogue/index.js";
import { type CliCommand, minutes, withRunOptions } from "../command.js";
import type { HostCommandOptions } from "../host.js";

export const command: CliCommand = {
  place: 29,
  words: "host <scenario-or-log>",
  description: say("host.command"),
  options: (host) =>
    withRunOptions(host)
      .option("--seat <actor...>", say("cli.play-option-seat"))
      .addOption(new Option("--orders <way>", say("cli.play-option-orders")).choices(["open", "sealed"]))
      .option("--save <file>", say("host.option-save"))
      .option("--listen <address>", say("host.option-listen"))
      .option("--tls-cert <file>", say("host.option-cert"))
      .option("--tls-key <file>", say("host.option-key"))
      .option("--public <origin>", say("host.option-public"))
      .option("--plain-http", say("host.option-plain-http"))
      .option("--renew <seat...>", say("host.option-renew"))
      .addOption(new Option("--language <code>", say("host.option-language")).choices(languages))
      .option("--timer <minutes>", say("cli.option-timer"), minutes)
      .option("--headless", say("host.option-headless"))
      .option("--json", say("host.option-json"))
      .option("--screen-reader", say("cli.option-screen-reader")),
  action: async (named: string, options: HostCommandOptions) => (await import("../host.js")).host(named, options),
};
