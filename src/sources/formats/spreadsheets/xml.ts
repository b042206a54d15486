import { SaxesParser } from 'saxes';

const depthLimit = 256;

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds XML to the handlers piece by piece; pauses after each piece, so that a caller can hand on what has been gathered.
 * Names come without their prefix. Elements stand in one another up to a depth that no workbook needs. Entities other than XML's own five are an error, so none can be made to grow.
 */
export async function* xmlPieces(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8');
  parser.on('error', (error) => {
    throw new Error(error.message.replace(/\.$/, ''));
  });
  let depth = 0;
  parser.on('opentag', (tag) => {
    if (++depth > depthLimit) throw new Error(`its elements stand more than ${depthLimit} deep in one another`);
    handlers.open?.(local(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close?.(local(tag.name));
  });
  if (handlers.text) parser.on('text', (text) => handlers.text!(text));
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
  yield;
}

export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of xmlPieces(bytes, handlers));
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
