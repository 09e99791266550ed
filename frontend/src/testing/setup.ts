import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { laterTexts } from '~/i18n/i18n'

afterEach(cleanup)
// A machine that is busy with other things is no reason to fail; what never comes still does.
configure({ asyncUtilTimeout: 5000 })
await laterTexts()

// jsdom knows the dialog element but not how to open it.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false
}
window.scrollTo = () => undefined
