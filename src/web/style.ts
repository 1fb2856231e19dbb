/**
 * The one style sheet. System fonts, colours of contrast AA on their grounds, tables that scroll inside themselves on
 * narrow screens, and a print form without navigation. Served under a name with its hash, so it may be cached for ever.
 */
import { createHash } from 'node:crypto'

const CSS = `:root{--ink:#1b1f24;--soft:#57606a;--line:#c9d1d9;--ground:#fff;--tint:#f6f8fa;--link:#0550ae;
--good:#116329;--good-g:#dafbe1;--warn:#7d4e00;--warn-g:#fff3cd;--bad:#a40e26;--bad-g:#ffe3e3;--odd:#4c2889;--odd-g:#eee6ff}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--ground);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--link)}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,main:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.3rem .6rem;z-index:9}
header{display:flex;flex-wrap:wrap;gap:.2rem 2rem;align-items:baseline;padding:.6rem 1.2rem;border-bottom:1px solid var(--line);background:var(--tint)}
.brand{margin:0;font-weight:700;font-size:1.1rem}.brand a{color:inherit;text-decoration:none}
nav ul,.plain{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0;padding:0}
nav a[aria-current]{font-weight:700;color:var(--ink)}
main{padding:.5rem 1.2rem 2rem;max-width:110rem;margin:0 auto}footer{padding:1rem 1.2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
h1{font-size:1.5rem;margin:.6rem 0}h2{font-size:1.2rem;margin:1.6rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .3rem}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:700;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.2rem .5rem;vertical-align:top;text-align:left}th{background:var(--tint);font-weight:600}
td.num,.form td{text-align:right}td.words{max-width:34rem}
.matrix td{padding:0;text-align:center;white-space:nowrap}.matrix td>*{display:block;padding:.2rem .45rem}
.mark{white-space:nowrap;border-radius:.3rem;padding:0 .35rem}
.matrix td>a,.matrix td>a .mark{border:0;background:none}.matrix td>a .mark{padding:0}
input[name=agencies]{width:34rem}
.on_time,.ok,.complete{color:var(--good);background:var(--good-g)}.late,.faulty,.partial,.warning{color:var(--warn);background:var(--warn-g)}
.missing,.error,.failed,.unreadable,.fail{color:var(--bad);background:var(--bad-g)}.held,.blocked{color:var(--odd);background:var(--odd-g)}
.unknown,.never,.not_due,.exempt,.info{color:var(--soft);background:var(--tint)}
.unknown{border:1px dashed var(--soft)}
.badge{display:inline-block;font-size:.8rem;border:1px solid currentColor;border-radius:.8rem;padding:0 .4rem;margin-left:.2rem;white-space:nowrap}
.soft{color:var(--soft);font-size:.9rem}
.rank td,.rank th,.totals .small{white-space:nowrap}.rank tbody th{white-space:normal;min-width:8em}
form.verdict{display:grid;gap:.6rem;max-width:40rem;padding:.7rem;background:var(--tint);border:1px solid var(--line)}form.verdict label{display:grid;gap:.15rem}form.verdict button{justify-self:start}
form.filter{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;padding:.7rem;background:var(--tint);border:1px solid var(--line);margin:.6rem 0}
form.filter label,form.filter fieldset{display:flex;flex-direction:column;font-size:.9rem;gap:.15rem}
form.filter fieldset{border:0;padding:0;margin:0}fieldset .row{display:flex;flex-wrap:wrap;gap:.1rem .8rem}form.filter fieldset label{flex-direction:row}
input,select,textarea,button{font:inherit;padding:.2rem .4rem;border:1px solid var(--soft);border-radius:.25rem;background:#fff;color:var(--ink);max-width:100%}
.filter label,.filter fieldset{min-width:0;max-width:100%}select[multiple]{width:100%}
button{background:var(--link);color:#fff;border-color:var(--link);padding:.2rem 1rem;cursor:pointer}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.6rem 0}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
.beside{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}.beside>.scroll{flex:1 1 40rem}.beside>aside{flex:0 1 22rem}
.finding{border-left:4px solid;padding:.3rem .6rem;margin:.4rem 0}.finding p{margin:0}
.form{font-size:.9rem}.form th{font-weight:400}.form td{min-width:3rem}
.form td.wrong{background:var(--bad-g);outline:2px solid var(--bad);outline-offset:-2px}.form td.unread{background:var(--odd-g);color:var(--odd)}
.form td.changed{box-shadow:inset 0 -3px 0 var(--odd)}.form td a{color:inherit}td:target,tr:target,section:target,.finding:target{outline:3px solid var(--link)}
.raw,.small{display:block;font-size:.8rem;color:var(--soft)}
.prose{white-space:pre-wrap;max-width:60rem;overflow-wrap:anywhere}
pre.source{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--tint);border:1px solid var(--line);padding:.7rem;font-size:.85rem}
mark{background:#ffe45c;color:#000;padding:.1rem;outline:2px solid var(--warn)}
.notice{border:1px solid var(--warn);background:var(--warn-g);padding:.5rem .8rem;margin:.6rem 0}
svg.chart{max-width:60rem;width:100%;height:auto;background:#fff}svg.chart text{font-size:12px;fill:var(--ink)}
.s0{--c:#0550ae}.s1{--c:#a40e26}.s2{--c:#116329}.s3{--c:#7d4e00}.s4{--c:#4c2889}.s5{--c:#0b7285}.s6{--c:#8a2c6d}.s7{--c:#444}
svg.chart .line{fill:none;stroke:var(--c);stroke-width:2}svg.chart .dot{fill:var(--c);stroke:#fff}
svg.chart .axis{stroke:var(--soft)}svg.chart .grid{stroke:var(--line)}svg.chart .break{stroke:var(--bad);stroke-dasharray:6 3}svg.chart .era{stroke:var(--odd);stroke-dasharray:2 3}
.key svg{width:2.2rem;height:1rem;vertical-align:middle}.key svg .line{fill:none;stroke:var(--c);stroke-width:2}.key svg .dot{fill:var(--c)}
@media (max-width:40rem){body{font-size:15px}main{padding:.3rem .6rem 1.5rem}dl.facts{grid-template-columns:1fr}dl.facts dt{margin-top:.3rem}}
@media print{header nav,form,.skip,.twins,.pager{display:none}body{font-size:11pt}a{color:inherit;text-decoration:none}.scroll{overflow:visible}tr{break-inside:avoid}thead{display:table-header-group}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`

const HASH = createHash('sha256').update(CSS).digest('hex').slice(0, 16)

export const STYLE = { css: CSS, path: `/assets/style-${HASH}.css`, etag: `"${HASH}"` } as const
