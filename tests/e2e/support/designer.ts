import { expect, type Locator, type Page } from '@playwright/test';
import { caller, type Page as List } from './api';

const opened = 40_000; // a .NET program starts in the browser

/** Elsa Studio with a flow open, as an admin works with it. */
export class Studio {
  private constructor(readonly page: Page) {}

  static async open(page: Page, definitionId: string): Promise<Studio> {
    await page.goto(`/studio/workflows/definitions/${definitionId}/edit`);
    const studio = new Studio(page);
    await expect(studio.steps.first()).toBeVisible({ timeout: opened });
    await expect(studio.checks).toBeVisible();
    return studio;
  }

  get steps() {
    return this.page.locator('.x6-node');
  }

  /** The flow, its state, and whether it can be changed. */
  get flow() {
    return this.page.locator('#flow');
  }

  /** What came of the last saving. */
  get saved() {
    return this.page.locator('#saved');
  }

  /** How much is to be mended before the flow is published. */
  get checks() {
    return this.page.locator('#checks');
  }

  get findings() {
    return this.page.getByRole('complementary', { name: '发布前检查' });
  }

  step(id: string): Locator {
    return this.page.locator(`.x6-node[data-cell-id="${id}"]`);
  }

  /** Drags a step from the palette to a place below another, and answers its id. */
  async add(kind: string, below: string): Promise<string> {
    const known = await this.ids();
    await this.page.getByPlaceholder('查找').fill(kind);
    const item = this.page.locator('[draggable=true]', { hasText: kind });
    await this.page.locator('.mud-expand-panel-header').click();
    const canvas = this.page.locator('.graph-container');
    const [place, whole] = [await boxOf(this.step(below)), await boxOf(canvas)];
    await item.dragTo(canvas, { targetPosition: { x: place.x - whole.x + 20, y: place.y - whole.y + 130 } });
    await expect.poll(async () => (await this.ids()).length).toBe(known.length + 1);
    return (await this.ids()).find((id) => !known.includes(id))!;
  }

  /** Draws a connection from an outcome of a step to another step; once more where the canvas was drawn anew meanwhile. */
  async connect(from: string, outcome: string, to: string): Promise<void> {
    const lines = this.page.locator('.x6-edge');
    const before = await lines.count();
    await expect(async () => {
      const [start, end] = [await boxOf(this.step(from).locator(`[port="${outcome}"]`)), await boxOf(this.step(to).locator('[port="In"]'))];
      await this.page.mouse.move(start.x + start.width / 2, start.y + 4); // beside the line that starts there already
      await this.page.mouse.down();
      await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
      await this.page.mouse.up();
      await expect(lines).toHaveCount(before + 1, { timeout: 1500 });
    }).toPass({ timeout: 15_000 });
  }

  /** Writes into an input of the step that is selected. */
  async write(label: string, text: string): Promise<void> {
    const field = this.field(label).locator('input:visible');
    await field.fill(text);
    await field.press('Tab');
  }

  /** Chooses from a list of the step that is selected. */
  async choose(label: string, text: string): Promise<void> {
    await this.field(label).click();
    const list = this.page.locator('.mud-popover-open');
    await list.getByRole('option', { name: text }).first().click();
    await expect(this.field(label)).toContainText(text);
  }

  /** Adds outcomes to the task that is selected. */
  async addOutcomes(label: string, ...outcomes: string[]): Promise<void> {
    const field = this.field(label).locator('input:visible');
    for (const outcome of outcomes) {
      await field.fill(outcome);
      await field.press('Enter');
    }
  }

  private field(label: string): Locator {
    return this.page.locator('.mud-input-control', { has: this.page.locator('legend').getByText(label, { exact: true }) }).last();
  }

  private ids(): Promise<string[]> {
    return this.steps.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-cell-id')!));
  }
}

/** What is written on the page in Latin letters, apart from ids, codes and what people have written. */
export const english = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const left = new Set<string>();
    while (walker.nextNode()) {
      const place = walker.currentNode.parentElement!;
      const text = walker.currentNode.textContent!.trim();
      if (/[A-Za-z]{3}/.test(text) && !/[\d_.:/-]|\p{Script=Han}/u.test(text) && place.checkVisibility() && !place.closest('script, style, .monaco-editor, td')) left.add(text);
    }
    return [...left];
  });

async function boxOf(part: Locator) {
  return (await part.boundingBox())!;
}

type Release = { id: string; definitionId: string; version: number };

/** Somebody else agrees to what is asked to be published of a flow. */
export async function approveRelease(account: string, definitionId: string): Promise<void> {
  const second = await caller(account);
  const { items } = await second.get<List<Release>>(`/api/definitions/releases?state=proposed&definitionId=${definitionId}`);
  expect(items).toHaveLength(1);
  await second.post(`/api/definitions/releases/${items[0]!.id}/approve`, { opinion: '同意' });
}

/** The version of its main flow that a case runs on. */
export async function versionOf(caseId: string, definitionId: string): Promise<number> {
  const admin = await caller('tongbai.admin');
  const { items } = await admin.post<{ items: { definitionId: string; version: number }[] }>('/elsa/api/workflow-instances', { page: 0, pageSize: 20, correlationId: caseId });
  return items.find((instance) => instance.definitionId === definitionId)!.version;
}
