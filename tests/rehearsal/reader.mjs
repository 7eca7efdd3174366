/**
 * Answers questions about workflows with GitHub's own parser and evaluator of expressions, a line of JSON each:
 * `{read: {name, content}}` gives a workflow as data, `{evaluate, contexts, status, hashes}` gives what an expression says.
 */
import { createInterface } from 'node:readline';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { truthy } from '@actions/expressions/result';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

/** All contexts there are; where each may be used was checked when the workflow was read. */
const CONTEXTS = ['github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs'];
const STATUS = ['always', 'cancelled', 'failure', 'success'];

/** A token of the parser as plain data; an expression becomes `{expression}`. */
function plain(token) {
  const told = token?.toJSON?.() ?? token;
  if (told?.type === undefined) {
    return told ?? null;
  }
  if ('expr' in told) {
    return { expression: told.expr };
  }
  if ('map' in told) {
    return Object.fromEntries((told.map ?? []).map(({ Key, Value }) => [String(plain(Key)), plain(Value)]));
  }
  return 'seq' in told ? (told.seq ?? []).map(plain) : null;
}

/** A workflow with what the parser adds by itself: the condition of each job and step, and the id of each step. */
async function read({ name, content }) {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const template = value && (await convertWorkflowTemplate(context, value));
  const errors = [...context.errors.getErrors().map(String), ...(template?.errors ?? []).map(({ Message }) => Message)];
  if (errors.length > 0) {
    return { errors };
  }
  const workflow = plain(value);
  for (const job of template.jobs) {
    const told = workflow.jobs[job.id.value];
    told.if = job.if ? plain(job.if) : { expression: 'success()' };
    job.steps?.forEach((step, index) => Object.assign(told.steps[index], { id: step.id, if: plain(step.if) }));
  }
  return { errors, workflow, events: template.events };
}

/** The functions that only a runner can answer. */
function functions(status, hashes) {
  const told = STATUS.map((name) => [name, { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(status[name]) }]);
  const hashed = (...names) => new data.StringData(hashes[names.map((one) => one.coerceString()).join(' ')] ?? '');
  return new Map([...told, ['hashfiles', { name: 'hashFiles', minArgs: 1, maxArgs: 255, call: hashed }]]);
}

function evaluate({ evaluate: expression, contexts, status = {}, hashes = {} }) {
  const known = functions({ always: true, ...status }, hashes);
  const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, [...known.values()]).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver);
  const result = new Evaluator(tree, values, known).evaluate();
  return { value: JSON.parse(JSON.stringify(result, data.replacer)), text: result.coerceString(), true: truthy(result) };
}

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    let answer;
    try {
      answer = question.read ? await read(question.read) : evaluate(question);
    } catch (error) {
      answer = { errors: [error.message] };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

main();
