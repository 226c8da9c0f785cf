import { html } from 'lit';

/**
 * A rule's id, leading to its page. Where no page is at hand (the one file, the element in someone
 * else's site) it asks for the explanation instead, which a dialog shows.
 */
export function ruleLink(rule: string) {
  if (!ONE_FILE) {
    return html`<a class="rule-id" href="rules/${rule}.html" target="_blank" rel="noopener"
      >${rule}</a
    >`;
  }
  return html`<button
    type="button"
    class="rule-id link"
    aria-haspopup="dialog"
    @click=${(event: Event) => {
      const options = { bubbles: true, composed: true, detail: rule };
      event.currentTarget?.dispatchEvent(new CustomEvent('explain', options));
    }}
  >
    ${rule}
  </button>`;
}
