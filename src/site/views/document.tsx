import type { ReactNode } from 'react';
import { type TextTable, tablesOf } from '#release/reader/past.ts';
import { InlineProse, Prose } from '../markdown.tsx';

interface Block {
  kind: 'heading' | 'table' | 'code' | 'prose';
  text: string;
  /** Of a heading: 1 for the largest. */
  level: number;
  /** Line at which it begins, counted from 1: no two blocks share one. */
  line: number;
}

/** Cuts a Markdown text into headings, tables, fenced code and prose. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let fenced = false;
  let open: Block | undefined;
  const start = (kind: Block['kind'], line: number, level = 0): Block => {
    const block = { kind, text: '', level, line };
    blocks.push(block);
    return block;
  };
  text.split(/\r?\n/).forEach((raw, index) => {
    const at = index + 1;
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(raw);
    if (/^\s*(```|~~~)/.test(raw)) {
      fenced = !fenced;
      open = fenced ? start('code', at) : undefined;
    } else if (fenced && open) open.text += `${raw}\n`;
    else if (heading) {
      start('heading', at, (heading[1] as string).length).text = heading[2] as string;
      open = undefined;
    } else if (raw.trim() === '') {
      // A blank line ends a table; prose cuts its own paragraphs.
      if (open?.kind === 'prose') open.text += '\n';
      else open = undefined;
    } else {
      const kind = /^\s*\|/.test(raw) ? 'table' : 'prose';
      if (open?.kind !== kind) open = start(kind, at);
      open.text += `${raw}\n`;
    }
  });
  return blocks;
}

export interface DocumentProps {
  text: string;
  /** Level on this page of the second level of the text, whose first level is its title and is left out. */
  top: 3 | 4;
  /** How a table is shown; `caption` is the heading above it, with a number where several stand below the same. */
  table: (table: TextTable, caption: string) => ReactNode;
}

/** A whole Markdown text as elements of a page: HTML in it is shown as written. */
export function Document({ text, top, table }: DocumentProps) {
  const blocks = blocksOf(text);
  const captions = captionsOf(blocks);
  return (
    <>
      {blocks.map((block) => {
        if (block.kind === 'heading') {
          if (block.level === 1) return null;
          const Heading = `h${Math.min(6, top + block.level - 2)}` as 'h3';
          return (
            <Heading key={block.line}>
              <InlineProse text={block.text} />
            </Heading>
          );
        }
        if (block.kind === 'code')
          return (
            <pre key={block.line}>
              <code>{block.text}</code>
            </pre>
          );
        const found = block.kind === 'table' ? tablesOf(block.text)[0] : undefined;
        return (
          <div key={block.line}>{found ? table(found, captions.get(block) ?? '') : <Prose text={block.text} />}</div>
        );
      })}
    </>
  );
}

/** Tables by a name of their own, because each is a landmark of the page. */
function captionsOf(blocks: readonly Block[]): Map<Block, string> {
  const captions = new Map<Block, string>();
  const used = new Map<string, number>();
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.text;
    if (block.kind !== 'table') continue;
    const count = (used.get(heading) ?? 0) + 1;
    used.set(heading, count);
    captions.set(block, count === 1 ? heading : `${heading} (${count})`);
  }
  return captions;
}
