/** Signals in pipelines: what the jobs of GitHub Actions, GitLab CI and others run. */
import { dataAt, documentsOf, isData, listAt, wordAt, type DataDocument } from './read-data.js';
import type { SignalDetector, Told } from './signal.js';

const pipelinePath = /^\.github\/workflows\/[\w.-]+\.ya?ml$|^\.gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/[\w./-]+\.ya?ml$|^\.circleci\/config\.ya?ml$|^azure-pipelines[\w.-]*\.ya?ml$|^\.?bitbucket-pipelines\.ya?ml$|^\.drone\.ya?ml$|^\.buildkite\/[\w.-]+\.ya?ml$/;

/** One thing a pipeline does. */
export interface Step {
  readonly job: string;
  readonly name: string;
  /** Commands, comments left out. */
  readonly run: string;
  /** Action or orb, such as `actions/checkout@v4`. */
  readonly uses: string;
  /** What the action is given. */
  readonly with: string;
  readonly line: number;
}

/** The steps of a pipeline, in order; empty where the file is none. */
export function stepsOf(document: DataDocument): readonly Step[] {
  return [...actionSteps(document), ...scriptSteps(document)];
}

function actionSteps({ data, lineOf }: DataDocument): readonly Step[] {
  return Object.entries(dataAt(data, 'jobs')).flatMap(([job, value]) => {
    const called = wordAt(value, 'uses');
    const own: readonly Step[] = called === '' ? [] : [{ job, name: job, run: '', uses: called, with: '', line: lineOf('jobs', job, 'uses') }];
    const steps = listAt(value, 'steps').map((step, index): Step => ({
      job,
      name: wordAt(step, 'name'),
      run: withoutComments(wordAt(step, 'run') || wordAt(step, 'run', 'command')),
      uses: wordAt(step, 'uses'),
      with: Object.entries(dataAt(step, 'with')).map(([key, it]) => `${key}: ${typeof it === 'string' ? it : JSON.stringify(it)}`).join('\n'),
      line: lineOf('jobs', job, 'steps', index),
    }));
    return [...own, ...steps];
  });
}

/** GitLab and its kin: jobs at the top, with lists of commands. */
function scriptSteps({ data, lineOf }: DataDocument): readonly Step[] {
  return Object.entries(data).flatMap(([job, value]) => {
    if (!isData(value) || job === 'jobs') return [];
    return ['before_script', 'script', 'after_script'].flatMap((key) => {
      const lines = Array.isArray(value[key]) ? listAt(value, key) : [wordAt(value, key)];
      return lines.flatMap((run, index): readonly Step[] => (typeof run === 'string' && run !== '' ? [{ job, name: job, run: withoutComments(run), uses: '', with: '', line: lineOf(job, key, index) }] : []));
    });
  });
}

function withoutComments(script: string): string {
  return script.split('\n').filter((it) => !/^\s*#/.test(it)).join('\n');
}

interface StepSignal {
  readonly id: string;
  readonly title: string;
  readonly practices: readonly string[];
  /** What a command, or an action, is. */
  readonly runs?: RegExp;
  readonly uses?: RegExp;
  readonly given?: RegExp;
}

function stepSignal({ id, title, practices, runs, uses, given }: StepSignal): SignalDetector {
  return {
    id,
    title,
    practices,
    mayBe: (path) => pipelinePath.test(path),
    read: (file) => documentsOf(file).flatMap((document) => stepsOf(document).flatMap((step): readonly Told[] => {
      const what = runs?.exec(step.run)?.[0] ?? uses?.exec(step.uses)?.[0] ?? given?.exec(step.with)?.[0];
      return what === undefined ? [] : [{ line: step.line, says: `job ${step.job} runs \`${what.trim().replaceAll('`', "'").replace(/\s+/g, ' ')}\`` }];
    })),
  };
}

const packageManager = String.raw`(?:npx|pnpm|yarn|bunx?|npm(?: exec| run)?|pnpm exec|pnpm dlx|yarn dlx)\s+(?:-\S+\s+)*`;

export const pipelineSignals: readonly SignalDetector[] = [
  stepSignal({ id: 'test-step', title: 'Tests in the pipeline', practices: ['delivery/release-pipelines'], runs: /(?:npm|pnpm|yarn|bun)\s+(?:--?[\w-]+(?:[= ][\w@./-]+)?\s+)*(?:run(?:-script)?\s+)?(?:-r\s+)?(?:t\b|test(?:[:-](?![\w:-]*(?:install|build|setup|prepare|lint|types?)\b)[\w:-]+)?\b(?!:)|tests\b)|\b(?:npx |pnpm |yarn )?(?:jest|mocha|vitest|ava|tap|playwright test|cypress run)\b|\bnode\s+--test\b|nx (?:affected|run-many)\b[^\n]*\btest\b|turbo (?:run )?[^\n]*\btest\b/ }),
  stepSignal({ id: 'contract-check', title: 'Contracts checked in the pipeline', practices: ['architecture/contract-governance'], runs: /\b(?:spectral lint|oasdiff\b|openapi-diff|redocly lint|vacuum lint|buf (?:lint|breaking)|graphql-inspector (?:diff|validate)|rover (?:graph|subgraph) check|asyncapi (?:validate|diff)|optic diff|pact-broker can-i-deploy|swagger-cli validate|openapi lint)\b/, uses: /(?:oasdiff\/oasdiff-action|stoplightio\/spectral-action|bufbuild\/buf-(?:lint|breaking|action)|kamilkisiela\/graphql-inspector|graphql-hive\/graphql-inspector|opticdev\/action)\S*/ }),
  stepSignal({ id: 'benchmark-job', title: 'Benchmarks in the pipeline', practices: ['performance/profiling'], runs: /(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:bench(?:mark)?s?(?::[\w:-]+)?|perf(?::[\w:-]+)?)\b|\b(?:k6 run|autocannon|artillery run|clinic (?:doctor|flame|bubbleprof))\b/, uses: /(?:benchmark-action\/github-action-benchmark|grafana\/(?:run-)?k6(?:-action)?|CodSpeedHQ\/action)\S*/i }),
  stepSignal({ id: 'load-budget', title: 'Load budgets in the pipeline', practices: ['delivery/cost-budgets'], runs: /\b(?:k6 run|autocannon(?![\w-])|artillery run)\b[^\n]*/, uses: /grafana\/(?:run-)?k6(?:-action)?\S*/ }),
  stepSignal({ id: 'cost-check', title: 'Cost of infrastructure in the pipeline', practices: ['delivery/cost-budgets'], runs: /\binfracost (?:diff|breakdown|comment)\b/, uses: /infracost\/actions\S*/ }),
  stepSignal({ id: 'audit-step', title: 'Advisories checked in the pipeline', practices: ['security/dependency-hygiene'], runs: new RegExp(String.raw`\b(?:npm|pnpm|yarn(?: npm)?|bun) audit\b|\b(?:audit-ci|better-npm-audit|osv-scanner|snyk (?:container )?test|trivy (?:fs|image|repo)|grype|lockfile-lint)\b|${packageManager}(?:audit-ci|better-npm-audit|auditjs)\b`), uses: /(?:actions\/dependency-review-action|snyk\/actions\/(?!setup)|google\/osv-scanner-action|aquasecurity\/trivy-action|anchore\/scan-action)\S*/ }),
  stepSignal({ id: 'sbom', title: 'Bill of materials', practices: ['security/dependency-hygiene'], runs: /\b(?:(?:npm|pnpm|yarn)(?: run)?(?: --?[\w-]+)* sbom|(?<!install[^\n]*)(?:cyclonedx-npm|cdxgen|syft))\b[^\n]*/, uses: /(?:anchore\/sbom-action|CycloneDX\/gh-node-module-generatebom)\S*/i, given: /\bsbom: ["']?true\b/ }),
  stepSignal({ id: 'provenance', title: 'Provenance of what is published', practices: ['security/dependency-hygiene', 'delivery/release-pipelines'], runs: /\bnpm publish\b[^\n]*--provenance\b|\bcosign (?:sign|attest)\b/, uses: /(?:actions\/attest-build-provenance|slsa-framework\/slsa-github-generator|sigstore\/cosign-installer)\S*/, given: /\bprovenance: ["']?(?:true|mode=max)\b/ }),
  stepSignal({ id: 'traffic-shift', title: 'Traffic moved in steps in the pipeline', practices: ['delivery/release-pipelines'], runs: /\b(?:gcloud run (?:services update-traffic|deploy\b[^\n]*--no-traffic)|kubectl argo rollouts (?:promote|set image)|az (?:containerapp ingress traffic|webapp deployment slot) (?:set|swap)|aws deploy create-deployment|fly(?:ctl)? deploy\b[^\n]*--strategy[= ](?:canary|bluegreen))\b/ }),
  stepSignal({ id: 'rollback-step', title: 'A way back in the pipeline', practices: ['delivery/release-pipelines'], runs: /\b(?:kubectl rollout undo|helm rollback|(?:eb|flyctl|vercel|heroku|cdk|railway) rollback|heroku releases:rollback|helm upgrade\b[^\n]*--atomic)\b/ }),
];
