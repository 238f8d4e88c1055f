// An agent who takes one call after another, by keyboard.

/**
 * What an agent does in a moment: ready when idle, an outcome when a card is there, the call ended when it still stands.
 *
 * @returns whether an outcome was saved
 */
export async function takeCall(page) {
  const state = await page.evaluate(() => document.querySelector('.deskbar .state')?.className ?? '');
  if (state.includes('paused')) await page.keyboard.press('r');
  let saved = false;
  if (state.includes('talking') || state.includes('wrap_up')) {
    await page.keyboard.press('5');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    saved = await page.waitForSelector('.notice-done', { timeout: 2_000 }).catch(() => null) !== null;
    const hangUp = page.locator('#hang-up');
    for (let i = 0; i < 2 && await hangUp.isEnabled().catch(() => false); i++) await hangUp.click({ timeout: 500 }).catch(() => undefined);
    await page.evaluate(() => document.querySelector('.notice button')?.click());
  }
  await page.waitForTimeout(50);
  return saved;
}
