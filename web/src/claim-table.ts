import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { drugLabel } from './format.js';
import { LightElement } from './light-element.js';
import { columnsFor, type Column } from './line-cells.js';
import { place, type Marks } from './marks.js';
import { covers } from './pointer.js';
import type { Drug, Line } from './types.js';

/** The claim's lines as a grid: arrows move, Enter goes to the finding of the cell. */
@customElement('ic-claim-table')
export class ClaimTable extends LightElement {
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) marks!: Marks;
  @property({ attribute: false }) drugs: ReadonlyMap<string, Drug> = new Map();
  /** The one cell in the tab order. */
  @state() private row = 0;
  @state() private column = 0;

  protected override render() {
    const columns = columnsFor(
      this.lines,
      this.marks.findings.map((finding) => finding.at),
    );
    return html`
      <table role="grid" class="lines" aria-label="Claim lines" @keydown=${this.move}>
        <thead>
          <tr role="row">
            <th scope="col" role="columnheader" class="number">
              <span class="sr-only">Line</span>#
            </th>
            ${columns.map(
              (column) =>
                html`<th scope="col" role="columnheader" class=${column.numeric ? 'number' : ''}>
                  ${column.label}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${this.lines.map((line, index) => this.lineRow(line, index, columns))}
        </tbody>
      </table>
    `;
  }

  private lineRow(line: Line, index: number, columns: readonly Column[]) {
    const root = `/claim/lines/${index}`;
    const elsewhere = this.marks
      .at(root)
      .filter(
        (i) => !columns.some((c) => covers(`${root}/${c.field}`, this.marks.findings[i]!.at)),
      );
    return html`<tr role="row" class=${this.marks.linked(index + 1) ? 'linked' : ''}>
      <th
        scope="row"
        role="rowheader"
        class="number ${elsewhere.includes(this.marks.active) ? 'exact' : ''}"
        data-place=${root}
        tabindex=${this.tabIndexOf(index, 0)}
      >
        ${index + 1}${place(this.marks, root, elsewhere)}
      </th>
      ${columns.map((column, c) => this.cell(line, index, column, c + 1))}
    </tr>`;
  }

  private cell(line: Line, index: number, column: Column, at: number) {
    const pointer = `/claim/lines/${index}/${column.field}`;
    const text = column.text(line);
    const label = column.field === 'code' ? this.codeLabel(line) : '';
    const kinds = [column.field, ...(column.numeric ? ['number'] : []), ...(text ? [] : ['blank'])];
    return html`<td
      role="gridcell"
      class="${this.marks.classes(pointer)} ${kinds.join(' ')}"
      data-place=${pointer}
      data-label=${column.label}
      tabindex=${this.tabIndexOf(index, at)}
    >
      ${text}${place(this.marks, pointer)}${label
        ? html`<span class="code-label">${label}</span>`
        : nothing}
    </td>`;
  }

  private codeLabel(line: Line): string {
    return drugLabel(this.drugs.get(line.code)) || (line.description ?? '');
  }

  private tabIndexOf(row: number, column: number): number {
    const inRange = Math.min(this.row, this.lines.length - 1);
    return row === inRange && column === this.column ? 0 : -1;
  }

  private move(event: KeyboardEvent) {
    const cell = (event.target as HTMLElement).closest('th,td');
    const row = cell?.closest('tbody tr') as HTMLTableRowElement | null;
    if (!cell || !row) return;
    const last = row.cells.length - 1;
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Home: [0, -last],
      End: [0, last],
    };
    const step = steps[event.key];
    if (event.key === 'Enter') {
      this.emit('place-open', cell.getAttribute('data-place'));
    } else if (step) {
      event.preventDefault();
      const now = [row.sectionRowIndex, (cell as HTMLTableCellElement).cellIndex] as const;
      void this.focusCell(now[0] + step[0], now[1] + step[1]);
    }
  }

  private async focusCell(row: number, column: number) {
    this.row = Math.max(0, Math.min(row, this.lines.length - 1));
    const cells = this.querySelectorAll<HTMLTableRowElement>('tbody tr')[this.row]?.cells;
    this.column = Math.max(0, Math.min(column, (cells?.length ?? 1) - 1));
    await this.updateComplete;
    cells?.[this.column]?.focus();
  }
}
