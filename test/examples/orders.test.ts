/** Holds the example backend to its story: each rule speaks exactly once, at the expected place, and the code is real. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run.js';
import { loadCards } from '../../src/host/resources.js';
import { fakeTerminal } from '../support/fake-terminal.js';

const repository = path.resolve(import.meta.dirname, '../..');
const example = path.join(repository, 'examples/orders');

/** Where each rule speaks: the file, and what stands on the line. */
const story: Readonly<Record<string, readonly [file: string, text: string, severity: string]>> = {
  'async-express-handler': ['src/http/order-routes.ts', "router.post('/orders/:id/cancel', async (request, response) => {", 'error'],
  'async-listener': ['src/orders/infrastructure/stock-files.ts', "orderEvents.on('placed', async (order) => {", 'warning'],
  'cross-context-import': ['src/orders/application/quote-order.ts', "import { rateIn } from '../../billing/domain/tax-rates.js';", 'warning'],
  'cross-layer-import': ['src/orders/application/cancel-order.ts', "import { HttpError } from '../../http/http-error.js';", 'warning'],
  'error-detail-in-response': ['src/status/app.ts', 'response.status(502).send({ open: false, why: String((error as Error).stack) });', 'warning'],
  'import-cycle': ['src/billing/domain/invoice.ts', "import { reminderFor } from './reminder.js';", 'info'],
  'infrastructure-in-domain': ['src/orders/domain/discount.ts', "import { readFile } from 'node:fs/promises';", 'warning'],
  'missing-correlation-id': ['src/http/app.ts', 'const app = express();', 'warning'],
  'missing-process-error-policy': ['src/main.ts', "process.on('unhandledRejection', (reason) => {", 'info'],
  'outbound-call-without-timeout': ['src/status/orders-health.ts', "const response = await fetch(`${settings.orders}/health`, { headers: { 'x-request-id': requestId() } });", 'warning'],
  'secret-with-fallback': ['src/status/settings.ts', "pageSecret: process.env['STATUS_PAGE_SECRET'] ?? 'show-me-the-status',", 'warning'],
  'stale-waiver': ['plumbline.json', '"rule": "cross-layer-import", "files": ["src/http/**"],', 'info'],
  'suppression-without-reason': ['src/orders/infrastructure/order-files.ts', '// eslint-disable-next-line @typescript-eslint/no-explicit-any', 'info'],
  'sync-call-on-hot-path': ['src/orders/infrastructure/templates.ts', "return readFileSync(path.join(folder, 'templates', `${name}.txt`), 'utf8');", 'warning'],
  'unhandled-rejection': ['src/orders/application/place-order.ts', 'services.mailer.sendConfirmation(order);', 'warning'],
  'unvalidated-input': ['src/http/paper-routes.ts', 'response.sendFile(path.resolve(folder, request.params.name));', 'warning'],
};

/** What does the same thing right. One twin a rule, in a place that is silent. */
const twins: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'async-express-handler': ['src/http/order-routes.ts', "router.post('/orders/:id/ship', catchAsync(async (request, response) => {"],
  'async-listener': ['src/orders/infrastructure/stock-files.ts', 'book(file, order, 1).catch((error: unknown) => {'],
  'cross-context-import': ['src/orders/application/place-order.ts', "import { invoiceFor } from '../../billing/index.js';"],
  'cross-layer-import': ['src/orders/application/ship-order.ts', "import { OrderAlreadyShipped, type Order } from '../domain/order.js';"],
  'error-detail-in-response': ['src/http/error-response.ts', "return { status: 500, title: 'Something went wrong on our side' };"],
  'import-cycle': ['src/orders/domain/order-line.ts', "import type { Order } from './order.js';"],
  'infrastructure-in-domain': ['src/orders/domain/shipping-fee.ts', 'export interface Carriers {'],
  'missing-correlation-id': ['src/status/app.ts', 'app.use(withRequestId);'],
  'missing-process-error-policy': ['src/main.ts', "process.on('uncaughtException', (error) => {"],
  'outbound-call-without-timeout': ['src/status/pager.ts', "const response = await fetch('https://pager.example.com/v1/alerts', {"],
  'secret-with-fallback': ['src/status/settings.ts', "pagerKey: required('PAGER_KEY'),"],
  'stale-waiver': ['plumbline.json', '"rule": "suppression-without-reason", "files": ["src/orders/infrastructure/carrier-api.ts"],'],
  'suppression-without-reason': ['src/log.ts', '// eslint-disable-next-line no-console -- standard output is where the platform reads the log'],
  'sync-call-on-hot-path': ['src/orders/infrastructure/templates.ts', "return readFileSync(path.join(folder, 'templates', 'sender.txt'), 'utf8').trim();"],
  'unhandled-rejection': ['src/orders/application/ship-order.ts', 'services.mailer.sendShippingNotice(shipped).catch((error: unknown) => {'],
  'unvalidated-input': ['src/http/paper-routes.ts', "response.sendFile(request.params.name, { root: path.resolve(folder, 'public') });"],
};

interface Report {
  readonly coverage: { readonly types: string };
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly status: string; readonly file: string; readonly line: number }[];
  readonly notices: readonly unknown[];
  readonly problems: readonly unknown[];
}

describe('examples/orders', () => {
  let report: Report;
  let code: number;

  before(async () => {
    const terminal = fakeTerminal({ cwd: repository });
    code = await run(['review', 'examples/orders', '--format', 'json'], terminal);
    assert.equal(terminal.err(), '');
    report = JSON.parse(terminal.out()) as Report;
  });

  it('shows each rule exactly once, where its story says, and nothing else', () => {
    const told = Object.entries(story).map(([rule, [file, text, severity]]) => ({ rule, file, text, severity, status: 'reported' }));
    const seen = report.findings.filter((it) => it.status === 'reported').map(({ rule, file, line, severity, status }) => ({ rule, file, text: lineOf(file, line), severity, status }));
    const byRule = (a: { rule: string }, b: { rule: string }): number => (a.rule < b.rule ? -1 : 1);
    assert.deepEqual(seen.sort(byRule), told.sort(byRule));
    assert.equal(code, 1);
    const others = report.findings.filter((it) => it.status !== 'reported').map(({ rule, file, status }) => `${file} ${rule} ${status}`);
    assert.deepEqual(others, ['src/orders/infrastructure/carrier-api.ts suppression-without-reason waived']);
  });

  it('tells a story for every rule that fails a review by default', () => {
    const ids = Object.keys(story).sort();
    const failing = loadCards().filter((it) => it.default === 'error' || it.default === 'warning').map((it) => it.id);
    assert.deepEqual(failing.filter((it) => !ids.includes(it)), [], 'rules without a stop');
    assert.deepEqual(Object.keys(twins).sort(), ids);
    const tour = fs.readFileSync(path.join(example, 'README.md'), 'utf8');
    assert.deepEqual(ids.filter((it) => !tour.includes(`(\`${it}\`)`)), [], 'stops that the tour leaves out');
  });

  for (const [rule, [file, text]] of Object.entries(twins)) {
    it(`does right beside it what ${rule} reports`, () => {
      const line = linesOf(file).indexOf(text) + 1;
      assert.notEqual(line, 0, `${file} does not hold ${text}`);
      assert.deepEqual(report.findings.filter((it) => it.file === file && it.line === line), []);
    });
  }

  it('finds its types above itself, with no packages of its own', () => {
    assert.equal(fs.existsSync(path.join(example, 'node_modules')), false, 'examples/orders/node_modules is not wanted');
    assert.deepEqual([report.coverage.types, report.notices, report.problems], ['full', [], []]);
  });

  it('is code that compiles', () => {
    const tsc = path.join(repository, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', example], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
});

function lineOf(file: string, line: number): string | undefined {
  return linesOf(file)[line - 1];
}

function linesOf(file: string): readonly string[] {
  return fs.readFileSync(path.join(example, file), 'utf8').split('\n').map((it) => it.trim());
}
