import type { ReactNode } from 'react';

const inline = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`|\[([^\]]+)\]\(([^()\s]+)\)/g;

/** Only web addresses and those of this site; anything else stays text. Browsers read `/\` as they read `//`: another site follows. */
function isSafe(address: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(address) || /^(#|\/(?![/\\]))/.test(address);
}

function inlineNodes(text: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  let last = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, strong, emphasis, code, label, address] = match;
    nodes.push(text.slice(last, match.index));
    const key = match.index;
    if (strong !== undefined) nodes.push(<strong key={key}>{strong}</strong>);
    else if (emphasis !== undefined) nodes.push(<em key={key}>{emphasis}</em>);
    else if (code !== undefined) nodes.push(<code key={key}>{code}</code>);
    else if (address !== undefined && isSafe(address)) {
      nodes.push(
        <a key={key} href={address} rel="noopener">
          {label}
        </a>,
      );
    } else nodes.push(whole);
    last = match.index + whole.length;
  }
  nodes.push(text.slice(last));
  return nodes.filter((node) => node !== '');
}

/**
 * The part of Markdown that declarations use: paragraphs, lists, emphasis, code and links. HTML is shown as written,
 * because everything becomes text of React nodes.
 */
export function Prose({ text }: { text: string }): ReactNode {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split('\n').map((line) => line.trim());
      if (lines.every((line) => /^[-*] /.test(line))) {
        return (
          <ul key={block} className="nhsuk-list nhsuk-list--bullet">
            {lines.map((line) => (
              <li key={line}>{inlineNodes(line.slice(2))}</li>
            ))}
          </ul>
        );
      }
      return <p key={block}>{inlineNodes(lines.join(' '))}</p>;
    });
}

/** Prose without paragraphs, for cells and captions. */
export function InlineProse({ text }: { text: string }): ReactNode {
  return inlineNodes(text.replace(/\s+/g, ' ').trim());
}
