/**
 * The catalogue of screen text in English: every sentence that a screen, a page, a transcript or a command shows, by
 * name. The first part of a name says which face or part of it the message stands on. A message is ICU MessageFormat:
 * `{name}` is an argument, `{n, plural, one {# run} other {# runs}}` a number with its noun.
 */
import { adHoc } from "./en/ad-hoc.js";
import { addressed } from "./en/addressed.js";
import { afterAction } from "./en/after-action.js";
import { analysis } from "./en/analysis.js";
import { backtest } from "./en/backtest.js";
import { brief } from "./en/brief.js";
import { browser } from "./en/browser.js";
import { calibrate } from "./en/calibrate.js";
import { changes } from "./en/changes.js";
import { cli } from "./en/cli.js";
import { clock } from "./en/clock.js";
import { desk } from "./en/desk.js";
import { diagram } from "./en/diagram.js";
import { discover } from "./en/discover.js";
import { editing } from "./en/editing.js";
import { essay } from "./en/essay.js";
import { evaluator } from "./en/evaluator.js";
import { exercise } from "./en/exercise.js";
import { experiment } from "./en/experiment.js";
import { forecast } from "./en/forecast.js";
import { help } from "./en/help.js";
import { host } from "./en/host.js";
import { landmark } from "./en/landmark.js";
import { learn } from "./en/learn.js";
import { library } from "./en/library.js";
import { message } from "./en/message.js";
import { msel } from "./en/msel.js";
import { odd } from "./en/odd.js";
import { page } from "./en/page.js";
import { panel } from "./en/panel.js";
import { picture } from "./en/picture.js";
import { plan } from "./en/plan.js";
import { policy } from "./en/policy.js";
import { programs } from "./en/programs.js";
import { projector } from "./en/projector.js";
import { queue } from "./en/queue.js";
import { rare } from "./en/rare.js";
import { review } from "./en/review.js";
import { runs } from "./en/runs.js";
import { screen } from "./en/screen.js";
import { sealed } from "./en/sealed.js";
import { seat } from "./en/seat.js";
import { session } from "./en/session.js";
import { shares } from "./en/shares.js";
import { table } from "./en/table.js";
import { text } from "./en/text.js";
import { web } from "./en/web.js";
import { whatIf } from "./en/what-if.js";
import { whiteCell } from "./en/white-cell.js";

export const en = {
  ...adHoc,
  ...addressed,
  ...afterAction,
  ...analysis,
  ...backtest,
  ...brief,
  ...browser,
  ...calibrate,
  ...changes,
  ...cli,
  ...clock,
  ...desk,
  ...diagram,
  ...discover,
  ...editing,
  ...essay,
  ...evaluator,
  ...exercise,
  ...forecast,
  ...help,
  ...host,
  ...landmark,
  ...experiment,
  ...learn,
  ...library,
  ...message,
  ...msel,
  ...odd,
  ...page,
  ...panel,
  ...picture,
  ...plan,
  ...policy,
  ...programs,
  ...projector,
  ...queue,
  ...rare,
  ...review,
  ...runs,
  ...screen,
  ...sealed,
  ...seat,
  ...session,
  ...shares,
  ...table,
  ...text,
  ...web,
  ...whatIf,
  ...whiteCell,
} as const;
