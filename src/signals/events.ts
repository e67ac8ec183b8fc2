/** Signals in descriptions of events: AsyncAPI, Avro, protocol buffers without a service. */
import { dataPath, withoutComments } from './contracts.js';
import { dataAt, documentsOf, listAt, wordAt } from './read-data.js';
import type { SignalDetector, Told } from './signal.js';

const eventProtoPath = /(?:^|\/)(?:[\w-]*events?|messages|topics)(?:\/[\w./-]+)?\.proto$/i;

/** The messages of a file of protocol buffers that describes events and no service. */
function eventMessagesIn(text: string): readonly Told[] {
  const lines = withoutComments(text).split('\n');
  const messages = lines.flatMap((it, line) => (/^message\s+\w+/.test(it) ? [line] : []));
  const version = /^\s*package\s+[\w.]*\b(v\d\w*)\s*;/m.exec(text)?.[1];
  const [first] = messages;
  if (first === undefined || lines.some((it) => /^\s*service\s+\w+/.test(it))) return [];
  return [{ line: first, says: `protobuf, ${messages.length} message${messages.length === 1 ? '' : 's'}${version === undefined ? '' : `, ${version}`}` }];
}

/** Versioned descriptions of events. */
export const eventSchemas: SignalDetector = {
  id: 'event-schemas',
  title: 'Descriptions of events',
  practices: ['architecture/event-driven-topology'],
  mayBe: (path) => dataPath.test(path) || /\.avsc$/.test(path) || eventProtoPath.test(path),
  read(file) {
    if (eventProtoPath.test(file.path)) return eventMessagesIn(file.text);
    if (/\.avsc$/.test(file.path)) return documentsOf(file).flatMap(({ data, lineOf }) => (wordAt(data, 'type') === 'record' ? [{ line: lineOf('name'), says: `Avro record ${wordAt(data, 'name')}, ${listAt(data, 'fields').length} fields` }] : []));
    if (!/["']?asyncapi["']?\s*:/.test(file.text.slice(0, 2000))) return [];
    return documentsOf(file).flatMap(({ data, lineOf }) => {
      const channels = Object.keys(dataAt(data, 'channels')).length;
      return wordAt(data, 'asyncapi') !== '' && channels > 0 ? [{ line: lineOf('channels'), says: `AsyncAPI ${wordAt(data, 'asyncapi')}, ${channels} channel${channels === 1 ? '' : 's'}` }] : [];
    });
  },
};
