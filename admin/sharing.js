/**
 * Saves beside others: what somebody else saved in the same file meanwhile stays.
 *
 * All proposals for one file share a branch (`cms/…`), and the program writes the whole file over whatever stands there.
 * So each commit on its way to GitHub is held against the file as it is at that moment: changes in other places are kept,
 * changes in the same place stop the commit with a message, and so does a proposal that is no longer open.
 */
import { ORIGINAL, RECORDS, fromFile, toFile } from './format.js';
import { Clash, reconcile } from './reconciling.js';

const GRAPHQL = 'https://api.github.com/graphql';
const PROPOSALS = /^https:\/\/api\.github\.com\/repos\/([^/]+)\/[^/]+\/pulls$/;
/** How the program asks for the head of a branch. */
const LAST_COMMIT = 'history(first: 1)';
const STATE = `query($owner: String!, $repo: String!, $branch: String!, $file: String!) {
  repository(owner: $owner, name: $repo) {
    object(expression: $file) { ... on Blob { text } }
    ref(qualifiedName: $branch) { target { oid } associatedPullRequests(states: OPEN, first: 1) { totalCount } }
    defaultBranchRef { target { oid } }
  }
}`;

/** What the form wrote: by its text the text that it began with, and how such a file is written. */
const written = new Map();
/** What the form holds of a file after it saved it, by what it began with: the next change begins there. */
const held = new Map();

/** The writing of a file, which is noted. */
export function noting(file) {
  return (content) => {
    const text = `${toFile(content, file).trim()}\n`;
    written.set(text, { original: content[ORIGINAL] ?? '', file });
    return text;
  };
}

/** A `fetch` that looks at what is saved on GitHub; `words` says what stops it. */
export function sharing(fetch, words) {
  return async (address, options = {}) => {
    const asked = address === GRAPHQL && typeof options.body === 'string' ? JSON.parse(options.body) : { query: '' };
    if (asked.query.includes('createCommitOnBranch(')) {
      return commit(fetch, options, asked, words);
    }
    const answer = await fetch(address, options);
    const [, owner] = (options.method === 'POST' && PROPOSALS.exec(address)) || [];
    if (owner && answer.status === 422) {
      return (await proposalOf(fetch, address, options, owner)) ?? answer;
    }
    return asked.query.includes(LAST_COMMIT) && isGone(asked, await said(answer)) ? refusal(words.closed) : answer;
  };
}

async function commit(fetch, options, { query, variables }, words) {
  const { input } = variables;
  const [addition] = input.fileChanges.additions;
  const mine = addition && decoded(addition.contents);
  if (!written.has(mine)) {
    return fetch(GRAPHQL, { ...options });
  }
  const { original, file } = written.get(mine);
  const key = `${addition.path}\n${original}`;
  const { repository } = await state(fetch, options, input, addition.path);
  if (isClosed(repository)) {
    return refusal(words.closed);
  }
  try {
    addition.contents = encoded(together(held.get(key) ?? original, mine, repository.object?.text ?? '', file));
  } catch (error) {
    const places = error instanceof Clash ? error.message.replaceAll(`${RECORDS} › `, '') : addition.path;
    return refusal(words.clash.replace('{places}', places));
  }
  const answer = await fetch(GRAPHQL, { ...options, body: JSON.stringify({ query, variables }) });
  if (!(await said(answer)).errors) {
    held.set(key, mine);
  }
  return answer;
}

/** The text of a file with what the form changed, and what others changed since it was read. */
function together(base, mine, theirs, file) {
  if (theirs === base || theirs === mine) {
    return mine;
  }
  const [before, ours, now] = [base, mine, theirs].map((text) => ({ ...fromFile(text, file), [ORIGINAL]: undefined }));
  return `${toFile({ ...reconcile(before, ours, now), [ORIGINAL]: theirs }, file).trim()}\n`;
}

async function state(fetch, options, { branch, expectedHeadOid }, path) {
  const [owner, repo] = branch.repositoryNameWithOwner.split('/');
  const variables = { owner, repo, branch: branch.branchName, file: `${expectedHeadOid}:${path}` };
  const answer = await fetch(GRAPHQL, { ...options, body: JSON.stringify({ query: STATE, variables }) });
  return (await answer.json()).data;
}

/** A branch that has commits of its own but no open proposal: it was accepted or given up, and nobody looks there. */
function isClosed({ ref, defaultBranchRef }) {
  return !ref.associatedPullRequests.totalCount && ref.target.oid !== defaultBranchRef.target.oid;
}

/** The head of a proposal's branch that is no longer there. */
function isGone({ variables }, { data }) {
  return Boolean(variables.branch?.startsWith('cms/')) && data?.repository?.ref === null;
}

/** The open proposal of a branch, when there is one that the form did not know of. */
async function proposalOf(fetch, address, { headers, body }, owner) {
  const query = new URLSearchParams({ state: 'open', head: `${owner}:${JSON.parse(body).head}` });
  const [proposal] = await (await fetch(`${address}?${query}`, { headers })).json();
  return proposal && Response.json(proposal, { status: 201 });
}

async function said(answer) {
  return answer.ok ? answer.clone().json() : {};
}

function refusal(message) {
  return Response.json({ errors: [{ message }] });
}

function decoded(contents) {
  return new TextDecoder().decode(Uint8Array.from(atob(contents), (letter) => letter.charCodeAt(0)));
}

function encoded(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
