/**
 * What the script of the form does with values, for tests/test_admin_saving.py: reads tasks from the standard input and
 * writes what came out. A task is `{reconcile: [base, mine, theirs]}` or `{needed: values, files}`.
 */
import { Clash, reconcile } from '../admin/reconciling.js';
import { countItems, isNeeded, setNeeds, snapshot } from '../admin/validating.js';

const tasks = JSON.parse(await new Response(process.stdin).text());

console.log(JSON.stringify(tasks.map((task) => (task.reconcile ? reconciled(...task.reconcile) : needed(task)))));

function reconciled(base, mine, theirs) {
  try {
    return reconcile(base, mine, theirs);
  } catch (error) {
    if (error instanceof Clash) {
      return { clash: error.paths };
    }
    throw error;
  }
}

/** The boxes that must not be empty, and how many items each list has. */
function needed({ values, files, lists }) {
  setNeeds(files);
  const [collectionName] = Object.keys(files);
  const boxes = Object.keys(values).filter((keyPath) => isNeeded({ collectionName, keyPath, valueMap: values }));
  return [boxes, lists.map((path) => [countItems(values, path), countItems(snapshot(values), path)])];
}
