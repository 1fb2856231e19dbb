/** What the words of a whole sentence say that bears on any figure in it: asked once, not for each figure. */
import { ANY_OTHER_TIME, CHANNEL, OF_HANDLING, OTHER_WORK } from '../formats/narrative-roles.ts'

export interface Traits {
  /** Whether any word may take a figure out of the report year, exceptions included. */
  readonly otherTime: boolean
  readonly otherWork: boolean
  readonly disclosure: boolean
  readonly handling: boolean
  readonly channel: boolean
}

/** That a sentence is about 信息公开. */
export const OF_DISCLOSURE = /信息公开|依申请|公开申请|申请公开/u

/** Reads one sentence. */
export const traitsOf = (text: string): Traits => ({
  otherTime: ANY_OTHER_TIME.test(text),
  otherWork: OTHER_WORK.test(text),
  disclosure: OF_DISCLOSURE.test(text),
  handling: OF_HANDLING.test(text),
  channel: CHANNEL.test(text),
})
