/** Shows the title of the part of a chart under the pointer at once, where browsers make the reader wait. */
export class ChartTips extends HTMLElement {
  #tip: HTMLElement | null = null;

  connectedCallback(): void {
    this.addEventListener('pointermove', (event) => this.#follow(event));
    this.addEventListener('pointerleave', () => this.#hide());
  }

  #follow(event: PointerEvent): void {
    const part = event.target instanceof SVGElement ? event.target : null;
    const text = part?.querySelector(':scope > title')?.textContent;
    if (!text || part instanceof SVGSVGElement) {
      this.#hide();
      return;
    }
    const tip = this.#tip ?? this.#make();
    const frame = this.getBoundingClientRect();
    tip.textContent = text;
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    const x = Math.min(Math.max(event.clientX - frame.left, half), frame.width - half);
    tip.style.left = `${x}px`;
    tip.style.top = `${event.clientY - frame.top}px`;
  }

  #make(): HTMLElement {
    const tip = document.createElement('div');
    tip.className = 'chart-tip';
    tip.ariaHidden = 'true';
    this.append(tip);
    this.#tip = tip;
    return tip;
  }

  #hide(): void {
    if (this.#tip) this.#tip.hidden = true;
  }
}
