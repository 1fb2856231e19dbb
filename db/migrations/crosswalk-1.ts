/**
 * The crosswalk of the forms as it stood when the views first carried it: era, indicator, how far it may be set beside
 * the forms of 2014, 2019 and 2021 (e exact, n near, p partial, x none), the entries that say so. What is not listed is
 * exact between 2019 and 2021 and has no counterpart in 2014. Frozen with migration 0020.
 */
const LINES = `
era_2021 regulations_issued xn- regulations_issued
era_2021 regulations_repealed xx- repealed
era_2021 regulations_in_force xx- regulations_stock
era_2021 normative_documents_issued nn- normative_documents_issued
era_2021 normative_documents_repealed xx- repealed
era_2021 normative_documents_in_force xx- normative_documents_stock
era_2021 licensing_decisions xn- licensing_decisions
era_2021 penalty_decisions xn- penalty_decisions
era_2021 coercion_decisions xn- coercion_decisions
era_2021 administrative_fee_amount xx- administrative_fees
era_2021 new_requests__total ne- new_requests_2014
era_2021 granted__total pe- granted_2014
era_2021 partially_granted__total ne- partially_granted_2014
era_2021 refused_state_secret__total ne- refused_state_secret_2014
era_2021 refused_other_law_prohibition__total xe- refused_other_2014
era_2021 refused_security_stability__total ne- refused_security_stability_2014
era_2021 refused_third_party_rights__total pe- refused_third_party_2014
era_2021 refused_internal_affairs__total xe- refused_other_2014
era_2021 refused_deliberative_process__total xe- refused_other_2014
era_2021 refused_enforcement_case_file__total xe- refused_other_2014
era_2021 refused_administrative_query__total xe- refused_other_2014
era_2021 unable_not_held__total pe- unable_2014
era_2021 unable_unclear_after_correction__total xe- correction_2014
era_2021 not_processed_petition_complaint__total xe- other_channel_2014
era_2021 other_correction_overdue__natural_person xp- other_outcomes_subtotal
era_2021 other_correction_overdue__commercial_enterprise xp- other_outcomes_subtotal
era_2021 other_correction_overdue__research_institution xp- other_outcomes_subtotal
era_2021 other_correction_overdue__social_welfare_organization xp- other_outcomes_subtotal
era_2021 other_correction_overdue__legal_service_organization xp- other_outcomes_subtotal
era_2021 other_correction_overdue__other_organization xp- other_outcomes_subtotal
era_2021 other_correction_overdue__total xp- correction_2014,other_outcomes_subtotal
era_2021 other_fee_unpaid__natural_person xp- other_outcomes_subtotal
era_2021 other_fee_unpaid__commercial_enterprise xp- other_outcomes_subtotal
era_2021 other_fee_unpaid__research_institution xp- other_outcomes_subtotal
era_2021 other_fee_unpaid__social_welfare_organization xp- other_outcomes_subtotal
era_2021 other_fee_unpaid__legal_service_organization xp- other_outcomes_subtotal
era_2021 other_fee_unpaid__other_organization xp- other_outcomes_subtotal
era_2021 other_fee_unpaid__total xp- other_outcomes_subtotal
era_2021 other_miscellaneous__natural_person xp- other_outcomes_subtotal
era_2021 other_miscellaneous__commercial_enterprise xp- other_outcomes_subtotal
era_2021 other_miscellaneous__research_institution xp- other_outcomes_subtotal
era_2021 other_miscellaneous__social_welfare_organization xp- other_outcomes_subtotal
era_2021 other_miscellaneous__legal_service_organization xp- other_outcomes_subtotal
era_2021 other_miscellaneous__other_organization xp- other_outcomes_subtotal
era_2021 other_miscellaneous__total xp- other_outcomes_subtotal
era_2021 outcomes_total__total pe- outcomes_2014
era_2021 review_upheld ne- review_upheld_2014
era_2021 review_corrected ne- review_corrected_2014
era_2021 review_other ne- review_other_2014
era_2021 review_total pe- review_total_2014
era_2021 litigation_direct_upheld pe- litigation_upheld_2014
era_2021 litigation_direct_corrected pe- litigation_corrected_2014
era_2021 litigation_direct_other pe- litigation_other_2014
era_2021 litigation_direct_total pe- litigation_total_2014
era_2021 litigation_after_review_upheld pe- litigation_upheld_2014
era_2021 litigation_after_review_corrected pe- litigation_corrected_2014
era_2021 litigation_after_review_other pe- litigation_other_2014
era_2021 litigation_after_review_total pe- litigation_total_2014
era_2019 regulations_issued x-n regulations_issued
era_2019 regulations_newly_published x-x newly_published
era_2019 regulations_public_stock x-x regulations_stock
era_2019 normative_documents_issued n-n normative_documents_issued
era_2019 normative_documents_newly_published x-x newly_published
era_2019 normative_documents_public_stock x-x normative_documents_stock
era_2019 licensing_items_prior_year x-x items
era_2019 licensing_items_change x-x items
era_2019 licensing_decisions x-n licensing_decisions
era_2019 other_service_items_prior_year x-x items
era_2019 other_service_items_change x-x items
era_2019 other_service_decisions x-x items
era_2019 penalty_items_prior_year x-x items
era_2019 penalty_items_change x-x items
era_2019 penalty_decisions x-n penalty_decisions
era_2019 coercion_items_prior_year x-x items
era_2019 coercion_items_change x-x items
era_2019 coercion_decisions x-n coercion_decisions
era_2019 fee_items_prior_year x-x administrative_fees
era_2019 fee_items_change x-x administrative_fees
era_2019 procurement_projects x-x procurement
era_2019 procurement_amount x-x procurement
era_2019 new_requests__total n-e new_requests_2014
era_2019 granted__total p-e granted_2014
era_2019 partially_granted__total n-e partially_granted_2014
era_2019 refused_state_secret__total n-e refused_state_secret_2014
era_2019 refused_other_law_prohibition__total x-e refused_other_2014
era_2019 refused_security_stability__total n-e refused_security_stability_2014
era_2019 refused_third_party_rights__total p-e refused_third_party_2014
era_2019 refused_internal_affairs__total x-e refused_other_2014
era_2019 refused_deliberative_process__total x-e refused_other_2014
era_2019 refused_enforcement_case_file__total x-e refused_other_2014
era_2019 refused_administrative_query__total x-e refused_other_2014
era_2019 unable_not_held__total p-e unable_2014
era_2019 unable_unclear_after_correction__total x-e correction_2014
era_2019 not_processed_petition_complaint__total x-e other_channel_2014
era_2019 other_outcomes_subtotal__natural_person x-p other_outcomes_subtotal
era_2019 other_outcomes_subtotal__commercial_enterprise x-p other_outcomes_subtotal
era_2019 other_outcomes_subtotal__research_institution x-p other_outcomes_subtotal
era_2019 other_outcomes_subtotal__social_welfare_organization x-p other_outcomes_subtotal
era_2019 other_outcomes_subtotal__legal_service_organization x-p other_outcomes_subtotal
era_2019 other_outcomes_subtotal__other_organization x-p other_outcomes_subtotal
era_2019 other_outcomes_subtotal__total x-p other_outcomes_subtotal
era_2019 outcomes_total__total p-e outcomes_2014
era_2019 review_upheld n-e review_upheld_2014
era_2019 review_corrected n-e review_corrected_2014
era_2019 review_other n-e review_other_2014
era_2019 review_total p-e review_total_2014
era_2019 litigation_direct_upheld p-e litigation_upheld_2014
era_2019 litigation_direct_corrected p-e litigation_corrected_2014
era_2019 litigation_direct_other p-e litigation_other_2014
era_2019 litigation_direct_total p-e litigation_total_2014
era_2019 litigation_after_review_upheld p-e litigation_upheld_2014
era_2019 litigation_after_review_corrected p-e litigation_corrected_2014
era_2019 litigation_after_review_other p-e litigation_other_2014
era_2019 litigation_after_review_total p-e litigation_total_2014
era_2014 proactive_normative_documents -xx newly_published
era_2014 normative_documents_issued -nn normative_documents_issued
era_2014 new_requests__total -nn new_requests_2014
era_2014 requests_concluded -pp outcomes_2014
era_2014 replies_total -pp outcomes_2014
era_2014 replies_already_public -pp granted_2014
era_2014 replies_granted -pp granted_2014
era_2014 partially_granted__total -nn partially_granted_2014
era_2014 refused_state_secret__total -nn refused_state_secret_2014
era_2014 refused_trade_secret -pp refused_third_party_2014
era_2014 refused_personal_privacy -pp refused_third_party_2014
era_2014 refused_security_stability__total -nn refused_security_stability_2014
era_2014 refused_not_government_information -xx refused_other_2014
era_2014 refused_other_statutory -xx refused_other_2014
era_2014 replies_not_this_organ -pp unable_2014
era_2014 replies_not_existing -pp unable_2014
era_2014 replies_asked_to_correct -xx correction_2014
era_2014 replies_other_channel -xx other_channel_2014
era_2014 review_concluded_total -pp review_total_2014
era_2014 review_upheld -nn review_upheld_2014
era_2014 review_corrected -nn review_corrected_2014
era_2014 review_other -nn review_other_2014
era_2014 litigation_all_total -pp litigation_total_2014
era_2014 litigation_all_upheld -pp litigation_upheld_2014
era_2014 litigation_all_corrected -pp litigation_corrected_2014
era_2014 litigation_all_other -pp litigation_other_2014
era_2014 request_fees_collected -xx request_fees_2014
`

/** Entry of the crosswalk → its rule and reason. */
const ENTRIES = `
other_outcomes_subtotal	compare the sum only; one row split in three in 2021 (fee rule of 2020 came between)
regulations_issued	新制作 vs 制发
normative_documents_issued	规范性文件 was narrowed to 行政规范性文件; some organs counted all documents before 2021
licensing_decisions	处理决定数量 vs 本年处理决定数量; the year was implicit before 2021
penalty_decisions	处理决定数量 vs 本年处理决定数量; the year was implicit before 2021
coercion_decisions	处理决定数量 vs 本年处理决定数量; the year was implicit before 2021
regulations_stock	everything public, incl. no longer valid vs valid only
normative_documents_stock	as above
newly_published	dropped in 2021
repealed	new in 2021
administrative_fees	number of fee items vs money
items	dropped in 2021
procurement	dropped in 2021
new_requests_2014	no applicant split, no carry rows in 2014
outcomes_2014	use requests_concluded; replies may exceed requests
granted_2014	sum of the two; art. 36(1) cases are inside 予以公开 since 2019
partially_granted_2014	
refused_state_secret_2014	
refused_security_stability_2014	
refused_third_party_2014	sum of the two
refused_other_2014	arts. 16 and 36(7) of 2019 made these grounds explicit; 非政府信息 was abolished as a ground
unable_2014	sum of the two
correction_2014	a procedural step then, an end result now
other_channel_2014	
review_upheld_2014	
review_corrected_2014	
review_other_2014	
review_total_2014	subtract review_pending; no pending class in 2014
litigation_upheld_2014	sum of direct and after review
litigation_corrected_2014	sum of direct and after review
litigation_other_2014	sum of direct and after review
litigation_total_2014	sum, less pending
request_fees_2014	万元 of cost fees then; 信息处理费 in 元 in the text of section six now
`

export type Level = 'exact' | 'near' | 'partial' | 'none'

export interface FrozenCrosswalk {
  /** Null for the form itself. */
  readonly era_2014: Level | null
  readonly era_2019: Level | null
  readonly era_2021: Level | null
  /** Rules and reasons in words; null where there is nothing to say. */
  readonly words: string | null
}

const LEVELS: Readonly<Record<string, Level>> = { e: 'exact', n: 'near', p: 'partial', x: 'none' }
const DEFAULTS: Readonly<Record<string, string>> = { era_2021: 'xe-', era_2019: 'x-e', era_2014: '-xx' }

const words: ReadonlyMap<string, string> = new Map(
  ENTRIES.trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string]),
)

const listed: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([era = '', id = '', ...rest]) => [`${era} ${id}`, rest]),
)

export function frozenCrosswalk(era: string, id: string): FrozenCrosswalk {
  const [letters = DEFAULTS[era] ?? 'xxx', entries = ''] = listed.get(`${era} ${id}`) ?? []
  const level = (at: number) => LEVELS[letters[at] ?? ''] ?? null
  const said = entries.split(',').flatMap((entry) => words.get(entry) || [])
  return {
    era_2014: level(0),
    era_2019: level(1),
    era_2021: level(2),
    words: said.length === 0 ? null : [...new Set(said)].join('; '),
  }
}
