import { beginItem, openItems, saveDraft, type ItemPlan, type OpenItem } from './drafts';
import { dropItem } from './shelf';

const SAVE_AFTER_MS = 400;

/**
 * A form of whoever is here, kept as it is written: sealed on this device shortly after each change, until it is submitted, dropped, or seven days old.
 * A lock hides it; who wrote it finds it again.
 */
export class Written<Form> {
  private open: OpenItem<Form> | undefined;
  private readonly looked: Promise<void>;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private form: Form | undefined;
  /** Of whoever writes, also when they are gone by the time it is kept. */
  private begun: Promise<OpenItem<Form>> | undefined;
  /** Savings go one after another. */
  private saved: Promise<void>;

  /** `isIt`: of all that is begun by this plan, the one that this form goes on with. */
  constructor(private readonly plan: ItemPlan, isIt: (form: Form) => boolean, private readonly isEmpty: (form: Form) => boolean, private readonly onKept: (isKept: boolean) => void) {
    this.looked = openItems<Form>(plan.kind).then((all) => { this.open = all.find(({ item, content }) => item.state === 'DRAFT' && item.path === plan.path && isIt(content.form)); });
    this.saved = this.looked;
  }

  /** What was written before; undefined where there is nothing, or somebody writes already. */
  async found(): Promise<Form | undefined> {
    await this.looked;
    return this.form === undefined ? this.open?.content.form : undefined;
  }

  write(form: Form): void {
    this.form = form;
    this.begun ??= beginItem(this.plan, form);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => { void this.save(); }, SAVE_AFTER_MS);
  }

  /** Keeps it now, as it is. */
  async save(): Promise<void> {
    clearTimeout(this.waiting);
    this.saved = this.saved.then(async () => {
      const { form } = this;
      const before = this.open ?? await this.begun;
      if (form === undefined || before === undefined) return;
      this.form = undefined;
      if (this.isEmpty(form)) {
        await dropItem(before.item.id);
        this.open = undefined;
        this.onKept(true);
        return;
      }
      const content = { form };
      const { item, isKept } = await saveDraft(before.item, content, true);
      this.open = { item, content };
      this.onKept(isKept);
    });
    await this.saved;
  }

  /** What is to be submitted in its place; undefined where nothing was kept. It is another's to store from here on. */
  async take(): Promise<OpenItem<Form> | undefined> {
    await this.save();
    const { open } = this;
    this.open = undefined;
    this.begun = undefined;
    this.onKept(true);
    return open;
  }

  async drop(): Promise<void> {
    const taken = await this.take();
    if (taken !== undefined) await dropItem(taken.item.id);
  }
}
