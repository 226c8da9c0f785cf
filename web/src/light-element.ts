import { LitElement } from 'lit';

/**
 * An element that renders into its parent's tree. One style sheet then serves the page and the
 * embedded element, and labels may refer to ids across elements.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected emit<T>(type: string, detail?: T): boolean {
    const options = { bubbles: true, composed: true, cancelable: true };
    return this.dispatchEvent(new CustomEvent(type, { ...options, detail }));
  }
}
