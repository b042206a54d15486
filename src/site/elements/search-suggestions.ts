interface Suggestion {
  name: string;
  kind: string;
  code: string;
  address: string;
}

/** Shows areas and measures while the reader types: a combobox with a list (WAI-ARIA 1.2). */
export class SearchSuggestions extends HTMLElement {
  #input: HTMLInputElement | null = null;
  #list: HTMLUListElement | null = null;
  #shown: Suggestion[] = [];
  #at = -1;
  #asked = 0;
  #timer = 0;

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input || this.#input) return;
    this.#input = input;
    const list = document.createElement('ul');
    list.className = 'suggestions';
    list.id = `${input.id}-list`;
    list.role = 'listbox';
    list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
    list.hidden = true;
    this.append(list);
    this.#list = list;
    input.role = 'combobox';
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), 150);
    });
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => window.setTimeout(() => this.#close(), 150));
  }

  async #ask(): Promise<void> {
    const text = this.#input?.value.trim() ?? '';
    const asked = ++this.#asked;
    if (text.length < 2) return this.#close();
    try {
      const answer = await fetch(`${this.getAttribute('source')}?q=${encodeURIComponent(text)}`);
      if (!answer.ok || asked !== this.#asked) return;
      const { tables } = (await answer.json()) as { tables: { results: { rows: Suggestion[] } } };
      this.#show(tables.results.rows.slice(0, 8));
    } catch {
      // Without suggestions the form works as it is.
      this.#close();
    }
  }

  #show(found: Suggestion[]): void {
    const list = this.#list;
    if (!list || !this.#input) return;
    this.#shown = found;
    this.#at = -1;
    list.replaceChildren(
      ...found.map((one, at) => {
        const item = document.createElement('li');
        item.role = 'option';
        item.id = `${list.id}-${at}`;
        const note = document.createElement('small');
        note.textContent = `${one.kind} · ${one.code}`;
        item.append(one.name, note);
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          location.assign(one.address);
        });
        return item;
      }),
    );
    list.hidden = found.length === 0;
    this.#input.setAttribute('aria-expanded', String(found.length > 0));
    this.#mark();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#close();
      return;
    }
    const chosen = this.#shown[this.#at];
    if (event.key === 'Enter' && chosen && !this.#list?.hidden) {
      event.preventDefault();
      location.assign(chosen.address);
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || this.#shown.length === 0 || this.#list?.hidden) return;
    event.preventDefault();
    const count = this.#shown.length + 1;
    this.#at = ((this.#at + 1 + step + count) % count) - 1;
    this.#mark();
  }

  #mark(): void {
    const items = this.#list?.children ?? [];
    for (const [at, item] of [...items].entries()) item.setAttribute('aria-selected', String(at === this.#at));
    const active = this.#at >= 0 ? `${this.#list?.id}-${this.#at}` : '';
    if (active) this.#input?.setAttribute('aria-activedescendant', active);
    else this.#input?.removeAttribute('aria-activedescendant');
  }

  #close(): void {
    if (this.#list) this.#list.hidden = true;
    this.#shown = [];
    this.#at = -1;
    this.#input?.setAttribute('aria-expanded', 'false');
    this.#input?.removeAttribute('aria-activedescendant');
  }
}
