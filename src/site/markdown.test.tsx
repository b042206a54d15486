import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Prose } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Prose text={text} />);

describe('text of declarations', () => {
  it('knows paragraphs, lists, emphasis, code and links', () => {
    expect(html('One *two* **three** `four`.\n\n- a\n- [b](https://example.org/)')).toBe(
      '<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>' +
        '<ul class="nhsuk-list nhsuk-list--bullet"><li>a</li><li><a href="https://example.org/" rel="noopener">b</a></li></ul>',
    );
  });

  it('shows HTML as written', () => {
    expect(html('<img src=x onerror=alert(1)>')).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
  });

  it('makes links within the site', () => {
    for (const address of ['/', '/methods', '#rules', '/areas/region/r1#history'])
      expect(html(`[text](${address})`)).toContain(`<a href="${address}"`);
  });

  it('makes no link of an address that runs something', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//example.org',
      '/\\evil.example',
      '/\\/evil.example',
      '\\\\evil.example',
      'JaVaScRiPt:x',
    ])
      expect(html(`[text](${address})`)).not.toContain('<a');
  });
});
