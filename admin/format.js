/**
 * The file format of the form: YAML that stays as its editors wrote it, save for what was changed.
 *
 * The text of a file travels with its content under a hidden key. To save, that text is opened again and only what
 * differs is set, so that comments, order, quotes and keys that the form does not know survive.
 */
import { Document, parseDocument } from 'yaml';
import { merge } from './merging.js';
import { prune, read } from './values.js';
import { STYLE, create } from './writing.js';

export const RECORDS = 'records';
export const ORIGINAL = '_original';

/** The reading and the writing of one kind of file, as `registerCustomFormat` takes them. */
export function format(file) {
  return { fromFile: (text) => fromFile(text, file), toFile: (content) => toFile(content, file) };
}

/** What the form shows of a file; throws what `yaml` throws for a text that is no YAML. */
export function fromFile(text, file) {
  const root = open(text).contents;
  const content = read(root, shapeOf(file));
  return { ...(file.list ? { [RECORDS]: content ?? [] } : content), [ORIGINAL]: `${text.trim()}\n` };
}

/** The text of a file from what the form holds. */
export function toFile(content, file) {
  const { [ORIGINAL]: original = '', ...values } = content;
  const shape = shapeOf(file);
  const value = prune(file.list ? values[RECORDS] : values, shape, { own: [], official: file.official ?? {} });
  if (!original) {
    return `${file.header}\n${new Document(create(value, shape)).toString(STYLE)}`;
  }
  const document = open(original);
  document.contents = document.contents ? merge(document.contents, value, shape) : create(value, shape);
  return document.toString(STYLE);
}

function shapeOf({ list, shape }) {
  return list ? { item: shape, apart: true } : shape;
}

function open(text) {
  const document = parseDocument(text);
  if (document.errors.length) {
    throw document.errors[0];
  }
  keepHead(document);
  return document;
}

/** The head of a file stays when its first entry, with the comment right above it, is moved or taken away. */
function keepHead(document) {
  const [first] = document.contents?.items ?? [];
  const node = first?.key ?? first;
  const comment = node?.commentBefore ?? '';
  const end = comment.lastIndexOf('\n\n');
  if (!document.commentBefore && end > 0) {
    document.commentBefore = comment.slice(0, end);
    node.commentBefore = comment.slice(end + 2);
  }
}

