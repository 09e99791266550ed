import type { Page } from '@playwright/test'

/** All that a page shows or says: its title, its text, and every attribute that a person may see or hear. */
export async function everythingSaid(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = ['title', 'aria-label', 'aria-valuetext', 'aria-description', 'alt', 'placeholder']
    const spoken = [...document.querySelectorAll('*')].flatMap(each =>
      attributes.map(name => each.getAttribute(name)).filter(Boolean),
    )
    return [document.title, document.body.textContent, ...spoken].join('\n')
  })
}

/** How far the page can be pushed sideways, in pixels. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
