// The form "near a person", filled by the keyboard.

/// Needs are found by words; `label`: of the field.
export async function chooseNeeds(page, label, needs) {
  for (const need of needs) {
    await page.getByLabel(label).fill(need);
    await page.keyboard.press('Enter');
  }
}

/// The first settlement found by its first letters, once one of that name is offered.
export async function choosePlace(page, label, { letters = 'marou', name = /^Maroua/ } = {}) {
  await page.getByLabel(label).fill(letters);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.place-state.is-chosen').waitFor();
}
