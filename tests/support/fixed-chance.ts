/** Property tests draw the same cases in every run, so that a red run means a change; `npm run torture` draws new ones. */
import fc from 'fast-check'

if (process.env.NIANBAO_TORTURE !== '1') fc.configureGlobal({ seed: 20_261_124 })
