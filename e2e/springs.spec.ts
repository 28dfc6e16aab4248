import { expect, test } from './fixtures/window-test'

test('a drag opens a folder that it rests on, and closes it when it leaves', async ({ satchel }) => {
  const { mouse } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  const drink = await satchel.show('Drink')
  await satchel.drag(await satchel.show('Banana'), drink, {
    whileOver: async () => {
      await expect(drink).toHaveAttribute('aria-expanded', 'true')
      // What is listed in it moves the rows below.
      await expect(drink).not.toHaveAttribute('aria-busy')
      const beside = await satchel.row('Cherries').boundingBox()
      if (!beside) throw new Error('The row is not on screen')
      await mouse.move(beside.x + 200, beside.y + 10, { steps: 4 })
      await mouse.move(beside.x + 201, beside.y + 10)
      await expect(drink).toHaveAttribute('aria-expanded', 'false')
    },
  })
  await expect(satchel.row('Banana')).toBeVisible()
})

test('what a drop went into stays open', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  const drink = await satchel.show('Drink')
  await satchel.drag(await satchel.show('Banana'), drink, {
    whileOver: () => expect(drink).toHaveAttribute('aria-expanded', 'true'),
  })
  await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
  await expect(drink).toHaveAttribute('aria-expanded', 'true')
  await expect(await satchel.show('Banana')).toHaveAttribute('aria-level', '3')
})
