import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { withTexts } from '~/i18n/i18n'

/** A part of the application could not be loaded: there is no network, or a newer version took its place on the server. */
export class PartNotLoaded extends Error {
  override name = 'PartNotLoaded'
}

// biome-ignore lint/suspicious/noExplicitAny: whatever its properties are
type AnyComponent = ComponentType<any>

/** A component that is a download of its own, with the texts that it shows: nobody waits for what they do not look at. */
export function lazyPart<Name extends string, Part extends Record<Name, AnyComponent>>(
  load: () => Promise<Part>,
  name: Name,
): LazyExoticComponent<Part[Name]> {
  return lazyFirstPart(() => withTexts(load()), name)
}

/** The same for what a server's page opens with, whose texts are there from the start. */
export function lazyFirstPart<Name extends string, Part extends Record<Name, AnyComponent>>(
  load: () => Promise<Part>,
  name: Name,
): LazyExoticComponent<Part[Name]> {
  return lazy(async () => {
    try {
      return { default: (await load())[name] }
    } catch (cause) {
      throw new PartNotLoaded(`${name} could not be loaded.`, { cause })
    }
  })
}
