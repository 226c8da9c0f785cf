// <infuse-check>: one case and its report, for a portal's own page.
//
//   <infuse-check></infuse-check>
//   element.case = { claim: { lines: [{ code: 'J1745', units: '40' }] } };
//   element.addEventListener('report', (event) => event.detail.verdict);

import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { property, state } from 'lit/decorators.js';
import styles from 'infusecheck:styles';
import type { Choice } from './conflict-card.js';
import { createChecker, InfuseCheckError } from './engine.js';
import { Session } from './session.js';
import type { Case, Drug, Fix, Profile, Report } from './types.js';
import './claim-report.js';

export class InfuseCheck extends LitElement {
  static override styles = [
    unsafeCSS(styles),
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) case: Case | undefined;
  /** The id of a shipped profile, or a profile. */
  @property() profile: string | Profile = '';

  @state() private session: Session | undefined;
  @state() private revision = 0;
  private drugs: ReadonlyMap<string, Drug> = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.session) void this.load();
  }

  private async load(): Promise<void> {
    try {
      const session = new Session(await createChecker());
      this.drugs = new Map(session.checker.drugs().map((drug) => [drug.code, drug]));
      session.addEventListener('change', () => this.revision++);
      this.session = session;
      this.dispatchEvent(new CustomEvent('ready'));
    } catch (error) {
      this.dispatchEvent(new CustomEvent('error', { detail: error }));
    }
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { session } = this;
    if (!session || !['case', 'profile', 'session'].some((name) => changed.has(name))) return;
    session.profile = this.profile;
    if (this.case) session.open('', this.case);
    else session.close();
    this.tell();
  }

  protected override render() {
    const { session } = this;
    if (!session) return html`<p class="muted">Loading…</p>`;
    const { current, error } = session;
    if (error) {
      return html`<div class="problem" role="alert">
        <p>${error.what}</p>
        <p>${error.where}</p>
        <p>${error.remedy}</p>
      </div>`;
    }
    if (!current) return nothing;
    return html`<ic-claim-report
      .entry=${current}
      .checker=${session.checker}
      .drugs=${this.drugs}
      .options=${session.options}
      revision=${this.revision}
      @apply=${(event: CustomEvent<Fix>) => this.apply(event.detail)}
      @undo=${() => {
        session.undo();
        this.tell();
      }}
      @profile-choose=${({ detail }: CustomEvent<Choice>) => {
        session.choose(detail.key, detail.value);
        this.tell();
      }}
    ></ic-claim-report>`;
  }

  /** `patch` may be cancelled by a host that wants to make the change itself. */
  private apply(fix: Fix): void {
    const { session } = this;
    if (!session?.current) return;
    const after = session.checker.applyPatch(session.current.case, fix.patch);
    const detail = { title: fix.title, patch: fix.patch, case: after };
    if (!this.dispatchEvent(new CustomEvent('patch', { detail, cancelable: true }))) return;
    session.applyFix(fix);
    this.tell();
  }

  private tell(): void {
    const { error, current } = this.session!;
    if (error) this.dispatchEvent(new CustomEvent<InfuseCheckError>('error', { detail: error }));
    else if (current) {
      this.dispatchEvent(new CustomEvent<Report>('report', { detail: current.report }));
    }
  }
}

if (!customElements.get('infuse-check')) customElements.define('infuse-check', InfuseCheck);

declare global {
  interface HTMLElementTagNameMap {
    'infuse-check': InfuseCheck;
  }
}
