/** Thrown inside the page scanner where it is not sure to build the standard's tree; never leaves the reader of pages. */
export class Irregular extends Error {}

/** Gives the page up: the standard parser reads it instead. */
export function giveUp(why: string): never {
  throw new Irregular(why)
}
