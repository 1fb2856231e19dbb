/**
 * The indicators as they stood when the figure tables were made: era, table, id, label_zh, label_en, unit, value type,
 * row, column, one line each, tab separated. Frozen with migration 0001; a new indicator is a new migration.
 */
export const INDICATORS_1 = `
era_2021	t2	regulations_issued	规章／本年制发件数	Government rules (规章) issued in the year	piece	integer	规章	本年制发件数
era_2021	t2	regulations_repealed	规章／本年废止件数	Government rules repealed in the year	piece	integer	规章	本年废止件数
era_2021	t2	regulations_in_force	规章／现行有效件数	Government rules in force at year end	piece	integer	规章	现行有效件数
era_2021	t2	normative_documents_issued	行政规范性文件／本年制发件数	Administrative normative documents issued in the year	piece	integer	行政规范性文件	本年制发件数
era_2021	t2	normative_documents_repealed	行政规范性文件／本年废止件数	Administrative normative documents repealed in the year	piece	integer	行政规范性文件	本年废止件数
era_2021	t2	normative_documents_in_force	行政规范性文件／现行有效件数	Administrative normative documents in force at year end	piece	integer	行政规范性文件	现行有效件数
era_2021	t2	licensing_decisions	行政许可／本年处理决定数量	Administrative licensing decisions in the year	decision	integer	行政许可	本年处理决定数量
era_2021	t2	penalty_decisions	行政处罚／本年处理决定数量	Administrative penalty decisions in the year	decision	integer	行政处罚	本年处理决定数量
era_2021	t2	coercion_decisions	行政强制／本年处理决定数量	Administrative coercive-measure decisions in the year	decision	integer	行政强制	本年处理决定数量
era_2021	t2	administrative_fee_amount	行政事业性收费／本年收费金额（单位：万元）	Administrative fees collected in the year	wan_yuan	decimal	行政事业性收费	本年收费金额（单位：万元）
era_2019	t2	regulations_issued	规章／本年新制作数量	Government rules newly made in the year	piece	integer	规章	本年新制作数量
era_2019	t2	regulations_newly_published	规章／本年新公开数量	Government rules newly published in the year	piece	integer	规章	本年新公开数量
era_2019	t2	regulations_public_stock	规章／对外公开总数量	Government rules public at year end (stock)	piece	integer	规章	对外公开总数量
era_2019	t2	normative_documents_issued	规范性文件／本年新制作数量	Normative documents newly made in the year	piece	integer	规范性文件	本年新制作数量
era_2019	t2	normative_documents_newly_published	规范性文件／本年新公开数量	Normative documents newly published in the year	piece	integer	规范性文件	本年新公开数量
era_2019	t2	normative_documents_public_stock	规范性文件／对外公开总数量	Normative documents public at year end (stock)	piece	integer	规范性文件	对外公开总数量
era_2019	t2	licensing_items_prior_year	行政许可／上一年项目数量	Licensing items in the prior year	item	integer	行政许可	上一年项目数量
era_2019	t2	licensing_items_change	行政许可／本年增/减	Licensing items, change in the year	item	integer	行政许可	本年增/减
era_2019	t2	licensing_decisions	行政许可／处理决定数量	Licensing decisions	decision	integer	行政许可	处理决定数量
era_2019	t2	other_service_items_prior_year	其他对外管理服务事项／上一年项目数量	Other external administrative service items in the prior year	item	integer	其他对外管理服务事项	上一年项目数量
era_2019	t2	other_service_items_change	其他对外管理服务事项／本年增/减	Other service items, change in the year	item	integer	其他对外管理服务事项	本年增/减
era_2019	t2	other_service_decisions	其他对外管理服务事项／处理决定数量	Other service decisions	decision	integer	其他对外管理服务事项	处理决定数量
era_2019	t2	penalty_items_prior_year	行政处罚／上一年项目数量	Penalty items in the prior year	item	integer	行政处罚	上一年项目数量
era_2019	t2	penalty_items_change	行政处罚／本年增/减	Penalty items, change in the year	item	integer	行政处罚	本年增/减
era_2019	t2	penalty_decisions	行政处罚／处理决定数量	Penalty decisions	decision	integer	行政处罚	处理决定数量
era_2019	t2	coercion_items_prior_year	行政强制／上一年项目数量	Coercive-measure items in the prior year	item	integer	行政强制	上一年项目数量
era_2019	t2	coercion_items_change	行政强制／本年增/减	Coercive-measure items, change in the year	item	integer	行政强制	本年增/减
era_2019	t2	coercion_decisions	行政强制／处理决定数量	Coercive-measure decisions	decision	integer	行政强制	处理决定数量
era_2019	t2	fee_items_prior_year	行政事业性收费／上一年项目数量	Administrative fee items in the prior year	item	integer	行政事业性收费	上一年项目数量
era_2019	t2	fee_items_change	行政事业性收费／本年增/减	Administrative fee items, change in the year	item	integer	行政事业性收费	本年增/减
era_2019	t2	procurement_projects	政府集中采购／采购项目数量	Centralised government procurement projects	item	integer	政府集中采购	采购项目数量
era_2019	t2	procurement_amount	政府集中采购／采购总金额	Centralised government procurement amount (unit not fixed by the form)	yuan_or_wan_yuan	decimal	政府集中采购	采购总金额
era_2021	t3	new_requests__natural_person	一、本年新收政府信息公开申请数量／自然人	Requests newly received in the year — Natural person	case	integer	new_requests	natural_person
era_2021	t3	new_requests__commercial_enterprise	一、本年新收政府信息公开申请数量／商业企业	Requests newly received in the year — Commercial enterprise	case	integer	new_requests	commercial_enterprise
era_2021	t3	new_requests__research_institution	一、本年新收政府信息公开申请数量／科研机构	Requests newly received in the year — Research institution	case	integer	new_requests	research_institution
era_2021	t3	new_requests__social_welfare_organization	一、本年新收政府信息公开申请数量／社会公益组织	Requests newly received in the year — Social welfare (public-interest) organization	case	integer	new_requests	social_welfare_organization
era_2021	t3	new_requests__legal_service_organization	一、本年新收政府信息公开申请数量／法律服务机构	Requests newly received in the year — Legal service organization	case	integer	new_requests	legal_service_organization
era_2021	t3	new_requests__other_organization	一、本年新收政府信息公开申请数量／其他	Requests newly received in the year — Other legal person or organization	case	integer	new_requests	other_organization
era_2021	t3	new_requests__total	一、本年新收政府信息公开申请数量／总计	Requests newly received in the year — Total	case	integer	new_requests	total
era_2021	t3	carried_in__natural_person	二、上年结转政府信息公开申请数量／自然人	Requests carried over from the previous year — Natural person	case	integer	carried_in	natural_person
era_2021	t3	carried_in__commercial_enterprise	二、上年结转政府信息公开申请数量／商业企业	Requests carried over from the previous year — Commercial enterprise	case	integer	carried_in	commercial_enterprise
era_2021	t3	carried_in__research_institution	二、上年结转政府信息公开申请数量／科研机构	Requests carried over from the previous year — Research institution	case	integer	carried_in	research_institution
era_2021	t3	carried_in__social_welfare_organization	二、上年结转政府信息公开申请数量／社会公益组织	Requests carried over from the previous year — Social welfare (public-interest) organization	case	integer	carried_in	social_welfare_organization
era_2021	t3	carried_in__legal_service_organization	二、上年结转政府信息公开申请数量／法律服务机构	Requests carried over from the previous year — Legal service organization	case	integer	carried_in	legal_service_organization
era_2021	t3	carried_in__other_organization	二、上年结转政府信息公开申请数量／其他	Requests carried over from the previous year — Other legal person or organization	case	integer	carried_in	other_organization
era_2021	t3	carried_in__total	二、上年结转政府信息公开申请数量／总计	Requests carried over from the previous year — Total	case	integer	carried_in	total
era_2021	t3	granted__natural_person	（一）予以公开／自然人	Granted in full (incl. pointing to already published information) — Natural person	case	integer	granted	natural_person
era_2021	t3	granted__commercial_enterprise	（一）予以公开／商业企业	Granted in full (incl. pointing to already published information) — Commercial enterprise	case	integer	granted	commercial_enterprise
era_2021	t3	granted__research_institution	（一）予以公开／科研机构	Granted in full (incl. pointing to already published information) — Research institution	case	integer	granted	research_institution
era_2021	t3	granted__social_welfare_organization	（一）予以公开／社会公益组织	Granted in full (incl. pointing to already published information) — Social welfare (public-interest) organization	case	integer	granted	social_welfare_organization
era_2021	t3	granted__legal_service_organization	（一）予以公开／法律服务机构	Granted in full (incl. pointing to already published information) — Legal service organization	case	integer	granted	legal_service_organization
era_2021	t3	granted__other_organization	（一）予以公开／其他	Granted in full (incl. pointing to already published information) — Other legal person or organization	case	integer	granted	other_organization
era_2021	t3	granted__total	（一）予以公开／总计	Granted in full (incl. pointing to already published information) — Total	case	integer	granted	total
era_2021	t3	partially_granted__natural_person	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／自然人	Granted in part (severed; counted once, here only) — Natural person	case	integer	partially_granted	natural_person
era_2021	t3	partially_granted__commercial_enterprise	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／商业企业	Granted in part (severed; counted once, here only) — Commercial enterprise	case	integer	partially_granted	commercial_enterprise
era_2021	t3	partially_granted__research_institution	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／科研机构	Granted in part (severed; counted once, here only) — Research institution	case	integer	partially_granted	research_institution
era_2021	t3	partially_granted__social_welfare_organization	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／社会公益组织	Granted in part (severed; counted once, here only) — Social welfare (public-interest) organization	case	integer	partially_granted	social_welfare_organization
era_2021	t3	partially_granted__legal_service_organization	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／法律服务机构	Granted in part (severed; counted once, here only) — Legal service organization	case	integer	partially_granted	legal_service_organization
era_2021	t3	partially_granted__other_organization	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／其他	Granted in part (severed; counted once, here only) — Other legal person or organization	case	integer	partially_granted	other_organization
era_2021	t3	partially_granted__total	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／总计	Granted in part (severed; counted once, here only) — Total	case	integer	partially_granted	total
era_2021	t3	refused_state_secret__natural_person	1.属于国家秘密／自然人	Refused: state secret — Natural person	case	integer	refused_state_secret	natural_person
era_2021	t3	refused_state_secret__commercial_enterprise	1.属于国家秘密／商业企业	Refused: state secret — Commercial enterprise	case	integer	refused_state_secret	commercial_enterprise
era_2021	t3	refused_state_secret__research_institution	1.属于国家秘密／科研机构	Refused: state secret — Research institution	case	integer	refused_state_secret	research_institution
era_2021	t3	refused_state_secret__social_welfare_organization	1.属于国家秘密／社会公益组织	Refused: state secret — Social welfare (public-interest) organization	case	integer	refused_state_secret	social_welfare_organization
era_2021	t3	refused_state_secret__legal_service_organization	1.属于国家秘密／法律服务机构	Refused: state secret — Legal service organization	case	integer	refused_state_secret	legal_service_organization
era_2021	t3	refused_state_secret__other_organization	1.属于国家秘密／其他	Refused: state secret — Other legal person or organization	case	integer	refused_state_secret	other_organization
era_2021	t3	refused_state_secret__total	1.属于国家秘密／总计	Refused: state secret — Total	case	integer	refused_state_secret	total
era_2021	t3	refused_other_law_prohibition__natural_person	2.其他法律行政法规禁止公开／自然人	Refused: disclosure prohibited by other laws or administrative regulations — Natural person	case	integer	refused_other_law_prohibition	natural_person
era_2021	t3	refused_other_law_prohibition__commercial_enterprise	2.其他法律行政法规禁止公开／商业企业	Refused: disclosure prohibited by other laws or administrative regulations — Commercial enterprise	case	integer	refused_other_law_prohibition	commercial_enterprise
era_2021	t3	refused_other_law_prohibition__research_institution	2.其他法律行政法规禁止公开／科研机构	Refused: disclosure prohibited by other laws or administrative regulations — Research institution	case	integer	refused_other_law_prohibition	research_institution
era_2021	t3	refused_other_law_prohibition__social_welfare_organization	2.其他法律行政法规禁止公开／社会公益组织	Refused: disclosure prohibited by other laws or administrative regulations — Social welfare (public-interest) organization	case	integer	refused_other_law_prohibition	social_welfare_organization
era_2021	t3	refused_other_law_prohibition__legal_service_organization	2.其他法律行政法规禁止公开／法律服务机构	Refused: disclosure prohibited by other laws or administrative regulations — Legal service organization	case	integer	refused_other_law_prohibition	legal_service_organization
era_2021	t3	refused_other_law_prohibition__other_organization	2.其他法律行政法规禁止公开／其他	Refused: disclosure prohibited by other laws or administrative regulations — Other legal person or organization	case	integer	refused_other_law_prohibition	other_organization
era_2021	t3	refused_other_law_prohibition__total	2.其他法律行政法规禁止公开／总计	Refused: disclosure prohibited by other laws or administrative regulations — Total	case	integer	refused_other_law_prohibition	total
era_2021	t3	refused_security_stability__natural_person	3.危及“三安全一稳定”／自然人	Refused: endangers national, public or economic security or social stability — Natural person	case	integer	refused_security_stability	natural_person
era_2021	t3	refused_security_stability__commercial_enterprise	3.危及“三安全一稳定”／商业企业	Refused: endangers national, public or economic security or social stability — Commercial enterprise	case	integer	refused_security_stability	commercial_enterprise
era_2021	t3	refused_security_stability__research_institution	3.危及“三安全一稳定”／科研机构	Refused: endangers national, public or economic security or social stability — Research institution	case	integer	refused_security_stability	research_institution
era_2021	t3	refused_security_stability__social_welfare_organization	3.危及“三安全一稳定”／社会公益组织	Refused: endangers national, public or economic security or social stability — Social welfare (public-interest) organization	case	integer	refused_security_stability	social_welfare_organization
era_2021	t3	refused_security_stability__legal_service_organization	3.危及“三安全一稳定”／法律服务机构	Refused: endangers national, public or economic security or social stability — Legal service organization	case	integer	refused_security_stability	legal_service_organization
era_2021	t3	refused_security_stability__other_organization	3.危及“三安全一稳定”／其他	Refused: endangers national, public or economic security or social stability — Other legal person or organization	case	integer	refused_security_stability	other_organization
era_2021	t3	refused_security_stability__total	3.危及“三安全一稳定”／总计	Refused: endangers national, public or economic security or social stability — Total	case	integer	refused_security_stability	total
era_2021	t3	refused_third_party_rights__natural_person	4.保护第三方合法权益／自然人	Refused: third-party rights (trade secret, personal privacy) — Natural person	case	integer	refused_third_party_rights	natural_person
era_2021	t3	refused_third_party_rights__commercial_enterprise	4.保护第三方合法权益／商业企业	Refused: third-party rights (trade secret, personal privacy) — Commercial enterprise	case	integer	refused_third_party_rights	commercial_enterprise
era_2021	t3	refused_third_party_rights__research_institution	4.保护第三方合法权益／科研机构	Refused: third-party rights (trade secret, personal privacy) — Research institution	case	integer	refused_third_party_rights	research_institution
era_2021	t3	refused_third_party_rights__social_welfare_organization	4.保护第三方合法权益／社会公益组织	Refused: third-party rights (trade secret, personal privacy) — Social welfare (public-interest) organization	case	integer	refused_third_party_rights	social_welfare_organization
era_2021	t3	refused_third_party_rights__legal_service_organization	4.保护第三方合法权益／法律服务机构	Refused: third-party rights (trade secret, personal privacy) — Legal service organization	case	integer	refused_third_party_rights	legal_service_organization
era_2021	t3	refused_third_party_rights__other_organization	4.保护第三方合法权益／其他	Refused: third-party rights (trade secret, personal privacy) — Other legal person or organization	case	integer	refused_third_party_rights	other_organization
era_2021	t3	refused_third_party_rights__total	4.保护第三方合法权益／总计	Refused: third-party rights (trade secret, personal privacy) — Total	case	integer	refused_third_party_rights	total
era_2021	t3	refused_internal_affairs__natural_person	5.属于三类内部事务信息／自然人	Refused: internal-affairs information (personnel, logistics, internal workflow) — Natural person	case	integer	refused_internal_affairs	natural_person
era_2021	t3	refused_internal_affairs__commercial_enterprise	5.属于三类内部事务信息／商业企业	Refused: internal-affairs information (personnel, logistics, internal workflow) — Commercial enterprise	case	integer	refused_internal_affairs	commercial_enterprise
era_2021	t3	refused_internal_affairs__research_institution	5.属于三类内部事务信息／科研机构	Refused: internal-affairs information (personnel, logistics, internal workflow) — Research institution	case	integer	refused_internal_affairs	research_institution
era_2021	t3	refused_internal_affairs__social_welfare_organization	5.属于三类内部事务信息／社会公益组织	Refused: internal-affairs information (personnel, logistics, internal workflow) — Social welfare (public-interest) organization	case	integer	refused_internal_affairs	social_welfare_organization
era_2021	t3	refused_internal_affairs__legal_service_organization	5.属于三类内部事务信息／法律服务机构	Refused: internal-affairs information (personnel, logistics, internal workflow) — Legal service organization	case	integer	refused_internal_affairs	legal_service_organization
era_2021	t3	refused_internal_affairs__other_organization	5.属于三类内部事务信息／其他	Refused: internal-affairs information (personnel, logistics, internal workflow) — Other legal person or organization	case	integer	refused_internal_affairs	other_organization
era_2021	t3	refused_internal_affairs__total	5.属于三类内部事务信息／总计	Refused: internal-affairs information (personnel, logistics, internal workflow) — Total	case	integer	refused_internal_affairs	total
era_2021	t3	refused_deliberative_process__natural_person	6.属于四类过程性信息／自然人	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Natural person	case	integer	refused_deliberative_process	natural_person
era_2021	t3	refused_deliberative_process__commercial_enterprise	6.属于四类过程性信息／商业企业	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Commercial enterprise	case	integer	refused_deliberative_process	commercial_enterprise
era_2021	t3	refused_deliberative_process__research_institution	6.属于四类过程性信息／科研机构	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Research institution	case	integer	refused_deliberative_process	research_institution
era_2021	t3	refused_deliberative_process__social_welfare_organization	6.属于四类过程性信息／社会公益组织	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Social welfare (public-interest) organization	case	integer	refused_deliberative_process	social_welfare_organization
era_2021	t3	refused_deliberative_process__legal_service_organization	6.属于四类过程性信息／法律服务机构	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Legal service organization	case	integer	refused_deliberative_process	legal_service_organization
era_2021	t3	refused_deliberative_process__other_organization	6.属于四类过程性信息／其他	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Other legal person or organization	case	integer	refused_deliberative_process	other_organization
era_2021	t3	refused_deliberative_process__total	6.属于四类过程性信息／总计	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Total	case	integer	refused_deliberative_process	total
era_2021	t3	refused_enforcement_case_file__natural_person	7.属于行政执法案卷／自然人	Refused: administrative enforcement case file — Natural person	case	integer	refused_enforcement_case_file	natural_person
era_2021	t3	refused_enforcement_case_file__commercial_enterprise	7.属于行政执法案卷／商业企业	Refused: administrative enforcement case file — Commercial enterprise	case	integer	refused_enforcement_case_file	commercial_enterprise
era_2021	t3	refused_enforcement_case_file__research_institution	7.属于行政执法案卷／科研机构	Refused: administrative enforcement case file — Research institution	case	integer	refused_enforcement_case_file	research_institution
era_2021	t3	refused_enforcement_case_file__social_welfare_organization	7.属于行政执法案卷／社会公益组织	Refused: administrative enforcement case file — Social welfare (public-interest) organization	case	integer	refused_enforcement_case_file	social_welfare_organization
era_2021	t3	refused_enforcement_case_file__legal_service_organization	7.属于行政执法案卷／法律服务机构	Refused: administrative enforcement case file — Legal service organization	case	integer	refused_enforcement_case_file	legal_service_organization
era_2021	t3	refused_enforcement_case_file__other_organization	7.属于行政执法案卷／其他	Refused: administrative enforcement case file — Other legal person or organization	case	integer	refused_enforcement_case_file	other_organization
era_2021	t3	refused_enforcement_case_file__total	7.属于行政执法案卷／总计	Refused: administrative enforcement case file — Total	case	integer	refused_enforcement_case_file	total
era_2021	t3	refused_administrative_query__natural_person	8.属于行政查询事项／自然人	Refused: administrative look-up matter governed by special rules — Natural person	case	integer	refused_administrative_query	natural_person
era_2021	t3	refused_administrative_query__commercial_enterprise	8.属于行政查询事项／商业企业	Refused: administrative look-up matter governed by special rules — Commercial enterprise	case	integer	refused_administrative_query	commercial_enterprise
era_2021	t3	refused_administrative_query__research_institution	8.属于行政查询事项／科研机构	Refused: administrative look-up matter governed by special rules — Research institution	case	integer	refused_administrative_query	research_institution
era_2021	t3	refused_administrative_query__social_welfare_organization	8.属于行政查询事项／社会公益组织	Refused: administrative look-up matter governed by special rules — Social welfare (public-interest) organization	case	integer	refused_administrative_query	social_welfare_organization
era_2021	t3	refused_administrative_query__legal_service_organization	8.属于行政查询事项／法律服务机构	Refused: administrative look-up matter governed by special rules — Legal service organization	case	integer	refused_administrative_query	legal_service_organization
era_2021	t3	refused_administrative_query__other_organization	8.属于行政查询事项／其他	Refused: administrative look-up matter governed by special rules — Other legal person or organization	case	integer	refused_administrative_query	other_organization
era_2021	t3	refused_administrative_query__total	8.属于行政查询事项／总计	Refused: administrative look-up matter governed by special rules — Total	case	integer	refused_administrative_query	total
era_2021	t3	unable_not_held__natural_person	1.本机关不掌握相关政府信息／自然人	Unable to provide: not held by this organ — Natural person	case	integer	unable_not_held	natural_person
era_2021	t3	unable_not_held__commercial_enterprise	1.本机关不掌握相关政府信息／商业企业	Unable to provide: not held by this organ — Commercial enterprise	case	integer	unable_not_held	commercial_enterprise
era_2021	t3	unable_not_held__research_institution	1.本机关不掌握相关政府信息／科研机构	Unable to provide: not held by this organ — Research institution	case	integer	unable_not_held	research_institution
era_2021	t3	unable_not_held__social_welfare_organization	1.本机关不掌握相关政府信息／社会公益组织	Unable to provide: not held by this organ — Social welfare (public-interest) organization	case	integer	unable_not_held	social_welfare_organization
era_2021	t3	unable_not_held__legal_service_organization	1.本机关不掌握相关政府信息／法律服务机构	Unable to provide: not held by this organ — Legal service organization	case	integer	unable_not_held	legal_service_organization
era_2021	t3	unable_not_held__other_organization	1.本机关不掌握相关政府信息／其他	Unable to provide: not held by this organ — Other legal person or organization	case	integer	unable_not_held	other_organization
era_2021	t3	unable_not_held__total	1.本机关不掌握相关政府信息／总计	Unable to provide: not held by this organ — Total	case	integer	unable_not_held	total
era_2021	t3	unable_requires_creation__natural_person	2.没有现成信息需要另行制作／自然人	Unable to provide: no existing record, would have to be created — Natural person	case	integer	unable_requires_creation	natural_person
era_2021	t3	unable_requires_creation__commercial_enterprise	2.没有现成信息需要另行制作／商业企业	Unable to provide: no existing record, would have to be created — Commercial enterprise	case	integer	unable_requires_creation	commercial_enterprise
era_2021	t3	unable_requires_creation__research_institution	2.没有现成信息需要另行制作／科研机构	Unable to provide: no existing record, would have to be created — Research institution	case	integer	unable_requires_creation	research_institution
era_2021	t3	unable_requires_creation__social_welfare_organization	2.没有现成信息需要另行制作／社会公益组织	Unable to provide: no existing record, would have to be created — Social welfare (public-interest) organization	case	integer	unable_requires_creation	social_welfare_organization
era_2021	t3	unable_requires_creation__legal_service_organization	2.没有现成信息需要另行制作／法律服务机构	Unable to provide: no existing record, would have to be created — Legal service organization	case	integer	unable_requires_creation	legal_service_organization
era_2021	t3	unable_requires_creation__other_organization	2.没有现成信息需要另行制作／其他	Unable to provide: no existing record, would have to be created — Other legal person or organization	case	integer	unable_requires_creation	other_organization
era_2021	t3	unable_requires_creation__total	2.没有现成信息需要另行制作／总计	Unable to provide: no existing record, would have to be created — Total	case	integer	unable_requires_creation	total
era_2021	t3	unable_unclear_after_correction__natural_person	3.补正后申请内容仍不明确／自然人	Unable to provide: still unclear after correction — Natural person	case	integer	unable_unclear_after_correction	natural_person
era_2021	t3	unable_unclear_after_correction__commercial_enterprise	3.补正后申请内容仍不明确／商业企业	Unable to provide: still unclear after correction — Commercial enterprise	case	integer	unable_unclear_after_correction	commercial_enterprise
era_2021	t3	unable_unclear_after_correction__research_institution	3.补正后申请内容仍不明确／科研机构	Unable to provide: still unclear after correction — Research institution	case	integer	unable_unclear_after_correction	research_institution
era_2021	t3	unable_unclear_after_correction__social_welfare_organization	3.补正后申请内容仍不明确／社会公益组织	Unable to provide: still unclear after correction — Social welfare (public-interest) organization	case	integer	unable_unclear_after_correction	social_welfare_organization
era_2021	t3	unable_unclear_after_correction__legal_service_organization	3.补正后申请内容仍不明确／法律服务机构	Unable to provide: still unclear after correction — Legal service organization	case	integer	unable_unclear_after_correction	legal_service_organization
era_2021	t3	unable_unclear_after_correction__other_organization	3.补正后申请内容仍不明确／其他	Unable to provide: still unclear after correction — Other legal person or organization	case	integer	unable_unclear_after_correction	other_organization
era_2021	t3	unable_unclear_after_correction__total	3.补正后申请内容仍不明确／总计	Unable to provide: still unclear after correction — Total	case	integer	unable_unclear_after_correction	total
era_2021	t3	not_processed_petition_complaint__natural_person	1.信访举报投诉类申请／自然人	Not processed: petition, report or complaint in the form of a request — Natural person	case	integer	not_processed_petition_complaint	natural_person
era_2021	t3	not_processed_petition_complaint__commercial_enterprise	1.信访举报投诉类申请／商业企业	Not processed: petition, report or complaint in the form of a request — Commercial enterprise	case	integer	not_processed_petition_complaint	commercial_enterprise
era_2021	t3	not_processed_petition_complaint__research_institution	1.信访举报投诉类申请／科研机构	Not processed: petition, report or complaint in the form of a request — Research institution	case	integer	not_processed_petition_complaint	research_institution
era_2021	t3	not_processed_petition_complaint__social_welfare_organization	1.信访举报投诉类申请／社会公益组织	Not processed: petition, report or complaint in the form of a request — Social welfare (public-interest) organization	case	integer	not_processed_petition_complaint	social_welfare_organization
era_2021	t3	not_processed_petition_complaint__legal_service_organization	1.信访举报投诉类申请／法律服务机构	Not processed: petition, report or complaint in the form of a request — Legal service organization	case	integer	not_processed_petition_complaint	legal_service_organization
era_2021	t3	not_processed_petition_complaint__other_organization	1.信访举报投诉类申请／其他	Not processed: petition, report or complaint in the form of a request — Other legal person or organization	case	integer	not_processed_petition_complaint	other_organization
era_2021	t3	not_processed_petition_complaint__total	1.信访举报投诉类申请／总计	Not processed: petition, report or complaint in the form of a request — Total	case	integer	not_processed_petition_complaint	total
era_2021	t3	not_processed_repeat_request__natural_person	2.重复申请／自然人	Not processed: repeated request — Natural person	case	integer	not_processed_repeat_request	natural_person
era_2021	t3	not_processed_repeat_request__commercial_enterprise	2.重复申请／商业企业	Not processed: repeated request — Commercial enterprise	case	integer	not_processed_repeat_request	commercial_enterprise
era_2021	t3	not_processed_repeat_request__research_institution	2.重复申请／科研机构	Not processed: repeated request — Research institution	case	integer	not_processed_repeat_request	research_institution
era_2021	t3	not_processed_repeat_request__social_welfare_organization	2.重复申请／社会公益组织	Not processed: repeated request — Social welfare (public-interest) organization	case	integer	not_processed_repeat_request	social_welfare_organization
era_2021	t3	not_processed_repeat_request__legal_service_organization	2.重复申请／法律服务机构	Not processed: repeated request — Legal service organization	case	integer	not_processed_repeat_request	legal_service_organization
era_2021	t3	not_processed_repeat_request__other_organization	2.重复申请／其他	Not processed: repeated request — Other legal person or organization	case	integer	not_processed_repeat_request	other_organization
era_2021	t3	not_processed_repeat_request__total	2.重复申请／总计	Not processed: repeated request — Total	case	integer	not_processed_repeat_request	total
era_2021	t3	not_processed_published_material__natural_person	3.要求提供公开出版物／自然人	Not processed: asks for published material (gazettes, newspapers, books) — Natural person	case	integer	not_processed_published_material	natural_person
era_2021	t3	not_processed_published_material__commercial_enterprise	3.要求提供公开出版物／商业企业	Not processed: asks for published material (gazettes, newspapers, books) — Commercial enterprise	case	integer	not_processed_published_material	commercial_enterprise
era_2021	t3	not_processed_published_material__research_institution	3.要求提供公开出版物／科研机构	Not processed: asks for published material (gazettes, newspapers, books) — Research institution	case	integer	not_processed_published_material	research_institution
era_2021	t3	not_processed_published_material__social_welfare_organization	3.要求提供公开出版物／社会公益组织	Not processed: asks for published material (gazettes, newspapers, books) — Social welfare (public-interest) organization	case	integer	not_processed_published_material	social_welfare_organization
era_2021	t3	not_processed_published_material__legal_service_organization	3.要求提供公开出版物／法律服务机构	Not processed: asks for published material (gazettes, newspapers, books) — Legal service organization	case	integer	not_processed_published_material	legal_service_organization
era_2021	t3	not_processed_published_material__other_organization	3.要求提供公开出版物／其他	Not processed: asks for published material (gazettes, newspapers, books) — Other legal person or organization	case	integer	not_processed_published_material	other_organization
era_2021	t3	not_processed_published_material__total	3.要求提供公开出版物／总计	Not processed: asks for published material (gazettes, newspapers, books) — Total	case	integer	not_processed_published_material	total
era_2021	t3	not_processed_excessive_requests__natural_person	4.无正当理由大量反复申请／自然人	Not processed: excessive or frequent requests without good reason — Natural person	case	integer	not_processed_excessive_requests	natural_person
era_2021	t3	not_processed_excessive_requests__commercial_enterprise	4.无正当理由大量反复申请／商业企业	Not processed: excessive or frequent requests without good reason — Commercial enterprise	case	integer	not_processed_excessive_requests	commercial_enterprise
era_2021	t3	not_processed_excessive_requests__research_institution	4.无正当理由大量反复申请／科研机构	Not processed: excessive or frequent requests without good reason — Research institution	case	integer	not_processed_excessive_requests	research_institution
era_2021	t3	not_processed_excessive_requests__social_welfare_organization	4.无正当理由大量反复申请／社会公益组织	Not processed: excessive or frequent requests without good reason — Social welfare (public-interest) organization	case	integer	not_processed_excessive_requests	social_welfare_organization
era_2021	t3	not_processed_excessive_requests__legal_service_organization	4.无正当理由大量反复申请／法律服务机构	Not processed: excessive or frequent requests without good reason — Legal service organization	case	integer	not_processed_excessive_requests	legal_service_organization
era_2021	t3	not_processed_excessive_requests__other_organization	4.无正当理由大量反复申请／其他	Not processed: excessive or frequent requests without good reason — Other legal person or organization	case	integer	not_processed_excessive_requests	other_organization
era_2021	t3	not_processed_excessive_requests__total	4.无正当理由大量反复申请／总计	Not processed: excessive or frequent requests without good reason — Total	case	integer	not_processed_excessive_requests	total
era_2021	t3	not_processed_confirmation_reissue__natural_person	5.要求行政机关确认或重新出具已获取信息／自然人	Not processed: asks the organ to confirm or reissue information already obtained — Natural person	case	integer	not_processed_confirmation_reissue	natural_person
era_2021	t3	not_processed_confirmation_reissue__commercial_enterprise	5.要求行政机关确认或重新出具已获取信息／商业企业	Not processed: asks the organ to confirm or reissue information already obtained — Commercial enterprise	case	integer	not_processed_confirmation_reissue	commercial_enterprise
era_2021	t3	not_processed_confirmation_reissue__research_institution	5.要求行政机关确认或重新出具已获取信息／科研机构	Not processed: asks the organ to confirm or reissue information already obtained — Research institution	case	integer	not_processed_confirmation_reissue	research_institution
era_2021	t3	not_processed_confirmation_reissue__social_welfare_organization	5.要求行政机关确认或重新出具已获取信息／社会公益组织	Not processed: asks the organ to confirm or reissue information already obtained — Social welfare (public-interest) organization	case	integer	not_processed_confirmation_reissue	social_welfare_organization
era_2021	t3	not_processed_confirmation_reissue__legal_service_organization	5.要求行政机关确认或重新出具已获取信息／法律服务机构	Not processed: asks the organ to confirm or reissue information already obtained — Legal service organization	case	integer	not_processed_confirmation_reissue	legal_service_organization
era_2021	t3	not_processed_confirmation_reissue__other_organization	5.要求行政机关确认或重新出具已获取信息／其他	Not processed: asks the organ to confirm or reissue information already obtained — Other legal person or organization	case	integer	not_processed_confirmation_reissue	other_organization
era_2021	t3	not_processed_confirmation_reissue__total	5.要求行政机关确认或重新出具已获取信息／总计	Not processed: asks the organ to confirm or reissue information already obtained — Total	case	integer	not_processed_confirmation_reissue	total
era_2021	t3	other_correction_overdue__natural_person	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／自然人	Other: applicant failed to correct the request in time; processing ended — Natural person	case	integer	other_correction_overdue	natural_person
era_2021	t3	other_correction_overdue__commercial_enterprise	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／商业企业	Other: applicant failed to correct the request in time; processing ended — Commercial enterprise	case	integer	other_correction_overdue	commercial_enterprise
era_2021	t3	other_correction_overdue__research_institution	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／科研机构	Other: applicant failed to correct the request in time; processing ended — Research institution	case	integer	other_correction_overdue	research_institution
era_2021	t3	other_correction_overdue__social_welfare_organization	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／社会公益组织	Other: applicant failed to correct the request in time; processing ended — Social welfare (public-interest) organization	case	integer	other_correction_overdue	social_welfare_organization
era_2021	t3	other_correction_overdue__legal_service_organization	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／法律服务机构	Other: applicant failed to correct the request in time; processing ended — Legal service organization	case	integer	other_correction_overdue	legal_service_organization
era_2021	t3	other_correction_overdue__other_organization	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／其他	Other: applicant failed to correct the request in time; processing ended — Other legal person or organization	case	integer	other_correction_overdue	other_organization
era_2021	t3	other_correction_overdue__total	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请／总计	Other: applicant failed to correct the request in time; processing ended — Total	case	integer	other_correction_overdue	total
era_2021	t3	other_fee_unpaid__natural_person	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／自然人	Other: fee not paid in time; processing ended — Natural person	case	integer	other_fee_unpaid	natural_person
era_2021	t3	other_fee_unpaid__commercial_enterprise	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／商业企业	Other: fee not paid in time; processing ended — Commercial enterprise	case	integer	other_fee_unpaid	commercial_enterprise
era_2021	t3	other_fee_unpaid__research_institution	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／科研机构	Other: fee not paid in time; processing ended — Research institution	case	integer	other_fee_unpaid	research_institution
era_2021	t3	other_fee_unpaid__social_welfare_organization	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／社会公益组织	Other: fee not paid in time; processing ended — Social welfare (public-interest) organization	case	integer	other_fee_unpaid	social_welfare_organization
era_2021	t3	other_fee_unpaid__legal_service_organization	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／法律服务机构	Other: fee not paid in time; processing ended — Legal service organization	case	integer	other_fee_unpaid	legal_service_organization
era_2021	t3	other_fee_unpaid__other_organization	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／其他	Other: fee not paid in time; processing ended — Other legal person or organization	case	integer	other_fee_unpaid	other_organization
era_2021	t3	other_fee_unpaid__total	2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请／总计	Other: fee not paid in time; processing ended — Total	case	integer	other_fee_unpaid	total
era_2021	t3	other_miscellaneous__natural_person	3.其他／自然人	Other: miscellaneous (withdrawn etc.) — Natural person	case	integer	other_miscellaneous	natural_person
era_2021	t3	other_miscellaneous__commercial_enterprise	3.其他／商业企业	Other: miscellaneous (withdrawn etc.) — Commercial enterprise	case	integer	other_miscellaneous	commercial_enterprise
era_2021	t3	other_miscellaneous__research_institution	3.其他／科研机构	Other: miscellaneous (withdrawn etc.) — Research institution	case	integer	other_miscellaneous	research_institution
era_2021	t3	other_miscellaneous__social_welfare_organization	3.其他／社会公益组织	Other: miscellaneous (withdrawn etc.) — Social welfare (public-interest) organization	case	integer	other_miscellaneous	social_welfare_organization
era_2021	t3	other_miscellaneous__legal_service_organization	3.其他／法律服务机构	Other: miscellaneous (withdrawn etc.) — Legal service organization	case	integer	other_miscellaneous	legal_service_organization
era_2021	t3	other_miscellaneous__other_organization	3.其他／其他	Other: miscellaneous (withdrawn etc.) — Other legal person or organization	case	integer	other_miscellaneous	other_organization
era_2021	t3	other_miscellaneous__total	3.其他／总计	Other: miscellaneous (withdrawn etc.) — Total	case	integer	other_miscellaneous	total
era_2021	t3	outcomes_total__natural_person	（七）总计／自然人	Outcomes in the year, total — Natural person	case	integer	outcomes_total	natural_person
era_2021	t3	outcomes_total__commercial_enterprise	（七）总计／商业企业	Outcomes in the year, total — Commercial enterprise	case	integer	outcomes_total	commercial_enterprise
era_2021	t3	outcomes_total__research_institution	（七）总计／科研机构	Outcomes in the year, total — Research institution	case	integer	outcomes_total	research_institution
era_2021	t3	outcomes_total__social_welfare_organization	（七）总计／社会公益组织	Outcomes in the year, total — Social welfare (public-interest) organization	case	integer	outcomes_total	social_welfare_organization
era_2021	t3	outcomes_total__legal_service_organization	（七）总计／法律服务机构	Outcomes in the year, total — Legal service organization	case	integer	outcomes_total	legal_service_organization
era_2021	t3	outcomes_total__other_organization	（七）总计／其他	Outcomes in the year, total — Other legal person or organization	case	integer	outcomes_total	other_organization
era_2021	t3	outcomes_total__total	（七）总计／总计	Outcomes in the year, total — Total	case	integer	outcomes_total	total
era_2021	t3	carried_out__natural_person	四、结转下年度继续办理／自然人	Carried over to the next year — Natural person	case	integer	carried_out	natural_person
era_2021	t3	carried_out__commercial_enterprise	四、结转下年度继续办理／商业企业	Carried over to the next year — Commercial enterprise	case	integer	carried_out	commercial_enterprise
era_2021	t3	carried_out__research_institution	四、结转下年度继续办理／科研机构	Carried over to the next year — Research institution	case	integer	carried_out	research_institution
era_2021	t3	carried_out__social_welfare_organization	四、结转下年度继续办理／社会公益组织	Carried over to the next year — Social welfare (public-interest) organization	case	integer	carried_out	social_welfare_organization
era_2021	t3	carried_out__legal_service_organization	四、结转下年度继续办理／法律服务机构	Carried over to the next year — Legal service organization	case	integer	carried_out	legal_service_organization
era_2021	t3	carried_out__other_organization	四、结转下年度继续办理／其他	Carried over to the next year — Other legal person or organization	case	integer	carried_out	other_organization
era_2021	t3	carried_out__total	四、结转下年度继续办理／总计	Carried over to the next year — Total	case	integer	carried_out	total
era_2021	t4	review_upheld	行政复议／结果维持	Administrative review: result upheld	case	integer	counts	review_upheld
era_2021	t4	review_corrected	行政复议／结果纠正	Administrative review: result corrected	case	integer	counts	review_corrected
era_2021	t4	review_other	行政复议／其他结果	Administrative review: other result	case	integer	counts	review_other
era_2021	t4	review_pending	行政复议／尚未审结	Administrative review: not yet concluded	case	integer	counts	review_pending
era_2021	t4	review_total	行政复议／总计	Administrative review: total	case	integer	counts	review_total
era_2021	t4	litigation_direct_upheld	行政诉讼／未经复议直接起诉／结果维持	Administrative litigation without prior review: result upheld	case	integer	counts	litigation_direct_upheld
era_2021	t4	litigation_direct_corrected	行政诉讼／未经复议直接起诉／结果纠正	Administrative litigation without prior review: result corrected	case	integer	counts	litigation_direct_corrected
era_2021	t4	litigation_direct_other	行政诉讼／未经复议直接起诉／其他结果	Administrative litigation without prior review: other result	case	integer	counts	litigation_direct_other
era_2021	t4	litigation_direct_pending	行政诉讼／未经复议直接起诉／尚未审结	Administrative litigation without prior review: not yet concluded	case	integer	counts	litigation_direct_pending
era_2021	t4	litigation_direct_total	行政诉讼／未经复议直接起诉／总计	Administrative litigation without prior review: total	case	integer	counts	litigation_direct_total
era_2021	t4	litigation_after_review_upheld	行政诉讼／复议后起诉／结果维持	Administrative litigation after review: result upheld	case	integer	counts	litigation_after_review_upheld
era_2021	t4	litigation_after_review_corrected	行政诉讼／复议后起诉／结果纠正	Administrative litigation after review: result corrected	case	integer	counts	litigation_after_review_corrected
era_2021	t4	litigation_after_review_other	行政诉讼／复议后起诉／其他结果	Administrative litigation after review: other result	case	integer	counts	litigation_after_review_other
era_2021	t4	litigation_after_review_pending	行政诉讼／复议后起诉／尚未审结	Administrative litigation after review: not yet concluded	case	integer	counts	litigation_after_review_pending
era_2021	t4	litigation_after_review_total	行政诉讼／复议后起诉／总计	Administrative litigation after review: total	case	integer	counts	litigation_after_review_total
era_2019	t3	new_requests__natural_person	一、本年新收政府信息公开申请数量／自然人	Requests newly received in the year — Natural person	case	integer	new_requests	natural_person
era_2019	t3	new_requests__commercial_enterprise	一、本年新收政府信息公开申请数量／商业企业	Requests newly received in the year — Commercial enterprise	case	integer	new_requests	commercial_enterprise
era_2019	t3	new_requests__research_institution	一、本年新收政府信息公开申请数量／科研机构	Requests newly received in the year — Research institution	case	integer	new_requests	research_institution
era_2019	t3	new_requests__social_welfare_organization	一、本年新收政府信息公开申请数量／社会公益组织	Requests newly received in the year — Social welfare (public-interest) organization	case	integer	new_requests	social_welfare_organization
era_2019	t3	new_requests__legal_service_organization	一、本年新收政府信息公开申请数量／法律服务机构	Requests newly received in the year — Legal service organization	case	integer	new_requests	legal_service_organization
era_2019	t3	new_requests__other_organization	一、本年新收政府信息公开申请数量／其他	Requests newly received in the year — Other legal person or organization	case	integer	new_requests	other_organization
era_2019	t3	new_requests__total	一、本年新收政府信息公开申请数量／总计	Requests newly received in the year — Total	case	integer	new_requests	total
era_2019	t3	carried_in__natural_person	二、上年结转政府信息公开申请数量／自然人	Requests carried over from the previous year — Natural person	case	integer	carried_in	natural_person
era_2019	t3	carried_in__commercial_enterprise	二、上年结转政府信息公开申请数量／商业企业	Requests carried over from the previous year — Commercial enterprise	case	integer	carried_in	commercial_enterprise
era_2019	t3	carried_in__research_institution	二、上年结转政府信息公开申请数量／科研机构	Requests carried over from the previous year — Research institution	case	integer	carried_in	research_institution
era_2019	t3	carried_in__social_welfare_organization	二、上年结转政府信息公开申请数量／社会公益组织	Requests carried over from the previous year — Social welfare (public-interest) organization	case	integer	carried_in	social_welfare_organization
era_2019	t3	carried_in__legal_service_organization	二、上年结转政府信息公开申请数量／法律服务机构	Requests carried over from the previous year — Legal service organization	case	integer	carried_in	legal_service_organization
era_2019	t3	carried_in__other_organization	二、上年结转政府信息公开申请数量／其他	Requests carried over from the previous year — Other legal person or organization	case	integer	carried_in	other_organization
era_2019	t3	carried_in__total	二、上年结转政府信息公开申请数量／总计	Requests carried over from the previous year — Total	case	integer	carried_in	total
era_2019	t3	granted__natural_person	（一）予以公开／自然人	Granted in full (incl. pointing to already published information) — Natural person	case	integer	granted	natural_person
era_2019	t3	granted__commercial_enterprise	（一）予以公开／商业企业	Granted in full (incl. pointing to already published information) — Commercial enterprise	case	integer	granted	commercial_enterprise
era_2019	t3	granted__research_institution	（一）予以公开／科研机构	Granted in full (incl. pointing to already published information) — Research institution	case	integer	granted	research_institution
era_2019	t3	granted__social_welfare_organization	（一）予以公开／社会公益组织	Granted in full (incl. pointing to already published information) — Social welfare (public-interest) organization	case	integer	granted	social_welfare_organization
era_2019	t3	granted__legal_service_organization	（一）予以公开／法律服务机构	Granted in full (incl. pointing to already published information) — Legal service organization	case	integer	granted	legal_service_organization
era_2019	t3	granted__other_organization	（一）予以公开／其他	Granted in full (incl. pointing to already published information) — Other legal person or organization	case	integer	granted	other_organization
era_2019	t3	granted__total	（一）予以公开／总计	Granted in full (incl. pointing to already published information) — Total	case	integer	granted	total
era_2019	t3	partially_granted__natural_person	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／自然人	Granted in part (severed; counted once, here only) — Natural person	case	integer	partially_granted	natural_person
era_2019	t3	partially_granted__commercial_enterprise	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／商业企业	Granted in part (severed; counted once, here only) — Commercial enterprise	case	integer	partially_granted	commercial_enterprise
era_2019	t3	partially_granted__research_institution	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／科研机构	Granted in part (severed; counted once, here only) — Research institution	case	integer	partially_granted	research_institution
era_2019	t3	partially_granted__social_welfare_organization	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／社会公益组织	Granted in part (severed; counted once, here only) — Social welfare (public-interest) organization	case	integer	partially_granted	social_welfare_organization
era_2019	t3	partially_granted__legal_service_organization	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／法律服务机构	Granted in part (severed; counted once, here only) — Legal service organization	case	integer	partially_granted	legal_service_organization
era_2019	t3	partially_granted__other_organization	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／其他	Granted in part (severed; counted once, here only) — Other legal person or organization	case	integer	partially_granted	other_organization
era_2019	t3	partially_granted__total	（二）部分公开（区分处理的，只计这一情形，不计其他情形）／总计	Granted in part (severed; counted once, here only) — Total	case	integer	partially_granted	total
era_2019	t3	refused_state_secret__natural_person	1.属于国家秘密／自然人	Refused: state secret — Natural person	case	integer	refused_state_secret	natural_person
era_2019	t3	refused_state_secret__commercial_enterprise	1.属于国家秘密／商业企业	Refused: state secret — Commercial enterprise	case	integer	refused_state_secret	commercial_enterprise
era_2019	t3	refused_state_secret__research_institution	1.属于国家秘密／科研机构	Refused: state secret — Research institution	case	integer	refused_state_secret	research_institution
era_2019	t3	refused_state_secret__social_welfare_organization	1.属于国家秘密／社会公益组织	Refused: state secret — Social welfare (public-interest) organization	case	integer	refused_state_secret	social_welfare_organization
era_2019	t3	refused_state_secret__legal_service_organization	1.属于国家秘密／法律服务机构	Refused: state secret — Legal service organization	case	integer	refused_state_secret	legal_service_organization
era_2019	t3	refused_state_secret__other_organization	1.属于国家秘密／其他	Refused: state secret — Other legal person or organization	case	integer	refused_state_secret	other_organization
era_2019	t3	refused_state_secret__total	1.属于国家秘密／总计	Refused: state secret — Total	case	integer	refused_state_secret	total
era_2019	t3	refused_other_law_prohibition__natural_person	2.其他法律行政法规禁止公开／自然人	Refused: disclosure prohibited by other laws or administrative regulations — Natural person	case	integer	refused_other_law_prohibition	natural_person
era_2019	t3	refused_other_law_prohibition__commercial_enterprise	2.其他法律行政法规禁止公开／商业企业	Refused: disclosure prohibited by other laws or administrative regulations — Commercial enterprise	case	integer	refused_other_law_prohibition	commercial_enterprise
era_2019	t3	refused_other_law_prohibition__research_institution	2.其他法律行政法规禁止公开／科研机构	Refused: disclosure prohibited by other laws or administrative regulations — Research institution	case	integer	refused_other_law_prohibition	research_institution
era_2019	t3	refused_other_law_prohibition__social_welfare_organization	2.其他法律行政法规禁止公开／社会公益组织	Refused: disclosure prohibited by other laws or administrative regulations — Social welfare (public-interest) organization	case	integer	refused_other_law_prohibition	social_welfare_organization
era_2019	t3	refused_other_law_prohibition__legal_service_organization	2.其他法律行政法规禁止公开／法律服务机构	Refused: disclosure prohibited by other laws or administrative regulations — Legal service organization	case	integer	refused_other_law_prohibition	legal_service_organization
era_2019	t3	refused_other_law_prohibition__other_organization	2.其他法律行政法规禁止公开／其他	Refused: disclosure prohibited by other laws or administrative regulations — Other legal person or organization	case	integer	refused_other_law_prohibition	other_organization
era_2019	t3	refused_other_law_prohibition__total	2.其他法律行政法规禁止公开／总计	Refused: disclosure prohibited by other laws or administrative regulations — Total	case	integer	refused_other_law_prohibition	total
era_2019	t3	refused_security_stability__natural_person	3.危及“三安全一稳定”／自然人	Refused: endangers national, public or economic security or social stability — Natural person	case	integer	refused_security_stability	natural_person
era_2019	t3	refused_security_stability__commercial_enterprise	3.危及“三安全一稳定”／商业企业	Refused: endangers national, public or economic security or social stability — Commercial enterprise	case	integer	refused_security_stability	commercial_enterprise
era_2019	t3	refused_security_stability__research_institution	3.危及“三安全一稳定”／科研机构	Refused: endangers national, public or economic security or social stability — Research institution	case	integer	refused_security_stability	research_institution
era_2019	t3	refused_security_stability__social_welfare_organization	3.危及“三安全一稳定”／社会公益组织	Refused: endangers national, public or economic security or social stability — Social welfare (public-interest) organization	case	integer	refused_security_stability	social_welfare_organization
era_2019	t3	refused_security_stability__legal_service_organization	3.危及“三安全一稳定”／法律服务机构	Refused: endangers national, public or economic security or social stability — Legal service organization	case	integer	refused_security_stability	legal_service_organization
era_2019	t3	refused_security_stability__other_organization	3.危及“三安全一稳定”／其他	Refused: endangers national, public or economic security or social stability — Other legal person or organization	case	integer	refused_security_stability	other_organization
era_2019	t3	refused_security_stability__total	3.危及“三安全一稳定”／总计	Refused: endangers national, public or economic security or social stability — Total	case	integer	refused_security_stability	total
era_2019	t3	refused_third_party_rights__natural_person	4.保护第三方合法权益／自然人	Refused: third-party rights (trade secret, personal privacy) — Natural person	case	integer	refused_third_party_rights	natural_person
era_2019	t3	refused_third_party_rights__commercial_enterprise	4.保护第三方合法权益／商业企业	Refused: third-party rights (trade secret, personal privacy) — Commercial enterprise	case	integer	refused_third_party_rights	commercial_enterprise
era_2019	t3	refused_third_party_rights__research_institution	4.保护第三方合法权益／科研机构	Refused: third-party rights (trade secret, personal privacy) — Research institution	case	integer	refused_third_party_rights	research_institution
era_2019	t3	refused_third_party_rights__social_welfare_organization	4.保护第三方合法权益／社会公益组织	Refused: third-party rights (trade secret, personal privacy) — Social welfare (public-interest) organization	case	integer	refused_third_party_rights	social_welfare_organization
era_2019	t3	refused_third_party_rights__legal_service_organization	4.保护第三方合法权益／法律服务机构	Refused: third-party rights (trade secret, personal privacy) — Legal service organization	case	integer	refused_third_party_rights	legal_service_organization
era_2019	t3	refused_third_party_rights__other_organization	4.保护第三方合法权益／其他	Refused: third-party rights (trade secret, personal privacy) — Other legal person or organization	case	integer	refused_third_party_rights	other_organization
era_2019	t3	refused_third_party_rights__total	4.保护第三方合法权益／总计	Refused: third-party rights (trade secret, personal privacy) — Total	case	integer	refused_third_party_rights	total
era_2019	t3	refused_internal_affairs__natural_person	5.属于三类内部事务信息／自然人	Refused: internal-affairs information (personnel, logistics, internal workflow) — Natural person	case	integer	refused_internal_affairs	natural_person
era_2019	t3	refused_internal_affairs__commercial_enterprise	5.属于三类内部事务信息／商业企业	Refused: internal-affairs information (personnel, logistics, internal workflow) — Commercial enterprise	case	integer	refused_internal_affairs	commercial_enterprise
era_2019	t3	refused_internal_affairs__research_institution	5.属于三类内部事务信息／科研机构	Refused: internal-affairs information (personnel, logistics, internal workflow) — Research institution	case	integer	refused_internal_affairs	research_institution
era_2019	t3	refused_internal_affairs__social_welfare_organization	5.属于三类内部事务信息／社会公益组织	Refused: internal-affairs information (personnel, logistics, internal workflow) — Social welfare (public-interest) organization	case	integer	refused_internal_affairs	social_welfare_organization
era_2019	t3	refused_internal_affairs__legal_service_organization	5.属于三类内部事务信息／法律服务机构	Refused: internal-affairs information (personnel, logistics, internal workflow) — Legal service organization	case	integer	refused_internal_affairs	legal_service_organization
era_2019	t3	refused_internal_affairs__other_organization	5.属于三类内部事务信息／其他	Refused: internal-affairs information (personnel, logistics, internal workflow) — Other legal person or organization	case	integer	refused_internal_affairs	other_organization
era_2019	t3	refused_internal_affairs__total	5.属于三类内部事务信息／总计	Refused: internal-affairs information (personnel, logistics, internal workflow) — Total	case	integer	refused_internal_affairs	total
era_2019	t3	refused_deliberative_process__natural_person	6.属于四类过程性信息／自然人	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Natural person	case	integer	refused_deliberative_process	natural_person
era_2019	t3	refused_deliberative_process__commercial_enterprise	6.属于四类过程性信息／商业企业	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Commercial enterprise	case	integer	refused_deliberative_process	commercial_enterprise
era_2019	t3	refused_deliberative_process__research_institution	6.属于四类过程性信息／科研机构	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Research institution	case	integer	refused_deliberative_process	research_institution
era_2019	t3	refused_deliberative_process__social_welfare_organization	6.属于四类过程性信息／社会公益组织	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Social welfare (public-interest) organization	case	integer	refused_deliberative_process	social_welfare_organization
era_2019	t3	refused_deliberative_process__legal_service_organization	6.属于四类过程性信息／法律服务机构	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Legal service organization	case	integer	refused_deliberative_process	legal_service_organization
era_2019	t3	refused_deliberative_process__other_organization	6.属于四类过程性信息／其他	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Other legal person or organization	case	integer	refused_deliberative_process	other_organization
era_2019	t3	refused_deliberative_process__total	6.属于四类过程性信息／总计	Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports) — Total	case	integer	refused_deliberative_process	total
era_2019	t3	refused_enforcement_case_file__natural_person	7.属于行政执法案卷／自然人	Refused: administrative enforcement case file — Natural person	case	integer	refused_enforcement_case_file	natural_person
era_2019	t3	refused_enforcement_case_file__commercial_enterprise	7.属于行政执法案卷／商业企业	Refused: administrative enforcement case file — Commercial enterprise	case	integer	refused_enforcement_case_file	commercial_enterprise
era_2019	t3	refused_enforcement_case_file__research_institution	7.属于行政执法案卷／科研机构	Refused: administrative enforcement case file — Research institution	case	integer	refused_enforcement_case_file	research_institution
era_2019	t3	refused_enforcement_case_file__social_welfare_organization	7.属于行政执法案卷／社会公益组织	Refused: administrative enforcement case file — Social welfare (public-interest) organization	case	integer	refused_enforcement_case_file	social_welfare_organization
era_2019	t3	refused_enforcement_case_file__legal_service_organization	7.属于行政执法案卷／法律服务机构	Refused: administrative enforcement case file — Legal service organization	case	integer	refused_enforcement_case_file	legal_service_organization
era_2019	t3	refused_enforcement_case_file__other_organization	7.属于行政执法案卷／其他	Refused: administrative enforcement case file — Other legal person or organization	case	integer	refused_enforcement_case_file	other_organization
era_2019	t3	refused_enforcement_case_file__total	7.属于行政执法案卷／总计	Refused: administrative enforcement case file — Total	case	integer	refused_enforcement_case_file	total
era_2019	t3	refused_administrative_query__natural_person	8.属于行政查询事项／自然人	Refused: administrative look-up matter governed by special rules — Natural person	case	integer	refused_administrative_query	natural_person
era_2019	t3	refused_administrative_query__commercial_enterprise	8.属于行政查询事项／商业企业	Refused: administrative look-up matter governed by special rules — Commercial enterprise	case	integer	refused_administrative_query	commercial_enterprise
era_2019	t3	refused_administrative_query__research_institution	8.属于行政查询事项／科研机构	Refused: administrative look-up matter governed by special rules — Research institution	case	integer	refused_administrative_query	research_institution
era_2019	t3	refused_administrative_query__social_welfare_organization	8.属于行政查询事项／社会公益组织	Refused: administrative look-up matter governed by special rules — Social welfare (public-interest) organization	case	integer	refused_administrative_query	social_welfare_organization
era_2019	t3	refused_administrative_query__legal_service_organization	8.属于行政查询事项／法律服务机构	Refused: administrative look-up matter governed by special rules — Legal service organization	case	integer	refused_administrative_query	legal_service_organization
era_2019	t3	refused_administrative_query__other_organization	8.属于行政查询事项／其他	Refused: administrative look-up matter governed by special rules — Other legal person or organization	case	integer	refused_administrative_query	other_organization
era_2019	t3	refused_administrative_query__total	8.属于行政查询事项／总计	Refused: administrative look-up matter governed by special rules — Total	case	integer	refused_administrative_query	total
era_2019	t3	unable_not_held__natural_person	1.本机关不掌握相关政府信息／自然人	Unable to provide: not held by this organ — Natural person	case	integer	unable_not_held	natural_person
era_2019	t3	unable_not_held__commercial_enterprise	1.本机关不掌握相关政府信息／商业企业	Unable to provide: not held by this organ — Commercial enterprise	case	integer	unable_not_held	commercial_enterprise
era_2019	t3	unable_not_held__research_institution	1.本机关不掌握相关政府信息／科研机构	Unable to provide: not held by this organ — Research institution	case	integer	unable_not_held	research_institution
era_2019	t3	unable_not_held__social_welfare_organization	1.本机关不掌握相关政府信息／社会公益组织	Unable to provide: not held by this organ — Social welfare (public-interest) organization	case	integer	unable_not_held	social_welfare_organization
era_2019	t3	unable_not_held__legal_service_organization	1.本机关不掌握相关政府信息／法律服务机构	Unable to provide: not held by this organ — Legal service organization	case	integer	unable_not_held	legal_service_organization
era_2019	t3	unable_not_held__other_organization	1.本机关不掌握相关政府信息／其他	Unable to provide: not held by this organ — Other legal person or organization	case	integer	unable_not_held	other_organization
era_2019	t3	unable_not_held__total	1.本机关不掌握相关政府信息／总计	Unable to provide: not held by this organ — Total	case	integer	unable_not_held	total
era_2019	t3	unable_requires_creation__natural_person	2.没有现成信息需要另行制作／自然人	Unable to provide: no existing record, would have to be created — Natural person	case	integer	unable_requires_creation	natural_person
era_2019	t3	unable_requires_creation__commercial_enterprise	2.没有现成信息需要另行制作／商业企业	Unable to provide: no existing record, would have to be created — Commercial enterprise	case	integer	unable_requires_creation	commercial_enterprise
era_2019	t3	unable_requires_creation__research_institution	2.没有现成信息需要另行制作／科研机构	Unable to provide: no existing record, would have to be created — Research institution	case	integer	unable_requires_creation	research_institution
era_2019	t3	unable_requires_creation__social_welfare_organization	2.没有现成信息需要另行制作／社会公益组织	Unable to provide: no existing record, would have to be created — Social welfare (public-interest) organization	case	integer	unable_requires_creation	social_welfare_organization
era_2019	t3	unable_requires_creation__legal_service_organization	2.没有现成信息需要另行制作／法律服务机构	Unable to provide: no existing record, would have to be created — Legal service organization	case	integer	unable_requires_creation	legal_service_organization
era_2019	t3	unable_requires_creation__other_organization	2.没有现成信息需要另行制作／其他	Unable to provide: no existing record, would have to be created — Other legal person or organization	case	integer	unable_requires_creation	other_organization
era_2019	t3	unable_requires_creation__total	2.没有现成信息需要另行制作／总计	Unable to provide: no existing record, would have to be created — Total	case	integer	unable_requires_creation	total
era_2019	t3	unable_unclear_after_correction__natural_person	3.补正后申请内容仍不明确／自然人	Unable to provide: still unclear after correction — Natural person	case	integer	unable_unclear_after_correction	natural_person
era_2019	t3	unable_unclear_after_correction__commercial_enterprise	3.补正后申请内容仍不明确／商业企业	Unable to provide: still unclear after correction — Commercial enterprise	case	integer	unable_unclear_after_correction	commercial_enterprise
era_2019	t3	unable_unclear_after_correction__research_institution	3.补正后申请内容仍不明确／科研机构	Unable to provide: still unclear after correction — Research institution	case	integer	unable_unclear_after_correction	research_institution
era_2019	t3	unable_unclear_after_correction__social_welfare_organization	3.补正后申请内容仍不明确／社会公益组织	Unable to provide: still unclear after correction — Social welfare (public-interest) organization	case	integer	unable_unclear_after_correction	social_welfare_organization
era_2019	t3	unable_unclear_after_correction__legal_service_organization	3.补正后申请内容仍不明确／法律服务机构	Unable to provide: still unclear after correction — Legal service organization	case	integer	unable_unclear_after_correction	legal_service_organization
era_2019	t3	unable_unclear_after_correction__other_organization	3.补正后申请内容仍不明确／其他	Unable to provide: still unclear after correction — Other legal person or organization	case	integer	unable_unclear_after_correction	other_organization
era_2019	t3	unable_unclear_after_correction__total	3.补正后申请内容仍不明确／总计	Unable to provide: still unclear after correction — Total	case	integer	unable_unclear_after_correction	total
era_2019	t3	not_processed_petition_complaint__natural_person	1.信访举报投诉类申请／自然人	Not processed: petition, report or complaint in the form of a request — Natural person	case	integer	not_processed_petition_complaint	natural_person
era_2019	t3	not_processed_petition_complaint__commercial_enterprise	1.信访举报投诉类申请／商业企业	Not processed: petition, report or complaint in the form of a request — Commercial enterprise	case	integer	not_processed_petition_complaint	commercial_enterprise
era_2019	t3	not_processed_petition_complaint__research_institution	1.信访举报投诉类申请／科研机构	Not processed: petition, report or complaint in the form of a request — Research institution	case	integer	not_processed_petition_complaint	research_institution
era_2019	t3	not_processed_petition_complaint__social_welfare_organization	1.信访举报投诉类申请／社会公益组织	Not processed: petition, report or complaint in the form of a request — Social welfare (public-interest) organization	case	integer	not_processed_petition_complaint	social_welfare_organization
era_2019	t3	not_processed_petition_complaint__legal_service_organization	1.信访举报投诉类申请／法律服务机构	Not processed: petition, report or complaint in the form of a request — Legal service organization	case	integer	not_processed_petition_complaint	legal_service_organization
era_2019	t3	not_processed_petition_complaint__other_organization	1.信访举报投诉类申请／其他	Not processed: petition, report or complaint in the form of a request — Other legal person or organization	case	integer	not_processed_petition_complaint	other_organization
era_2019	t3	not_processed_petition_complaint__total	1.信访举报投诉类申请／总计	Not processed: petition, report or complaint in the form of a request — Total	case	integer	not_processed_petition_complaint	total
era_2019	t3	not_processed_repeat_request__natural_person	2.重复申请／自然人	Not processed: repeated request — Natural person	case	integer	not_processed_repeat_request	natural_person
era_2019	t3	not_processed_repeat_request__commercial_enterprise	2.重复申请／商业企业	Not processed: repeated request — Commercial enterprise	case	integer	not_processed_repeat_request	commercial_enterprise
era_2019	t3	not_processed_repeat_request__research_institution	2.重复申请／科研机构	Not processed: repeated request — Research institution	case	integer	not_processed_repeat_request	research_institution
era_2019	t3	not_processed_repeat_request__social_welfare_organization	2.重复申请／社会公益组织	Not processed: repeated request — Social welfare (public-interest) organization	case	integer	not_processed_repeat_request	social_welfare_organization
era_2019	t3	not_processed_repeat_request__legal_service_organization	2.重复申请／法律服务机构	Not processed: repeated request — Legal service organization	case	integer	not_processed_repeat_request	legal_service_organization
era_2019	t3	not_processed_repeat_request__other_organization	2.重复申请／其他	Not processed: repeated request — Other legal person or organization	case	integer	not_processed_repeat_request	other_organization
era_2019	t3	not_processed_repeat_request__total	2.重复申请／总计	Not processed: repeated request — Total	case	integer	not_processed_repeat_request	total
era_2019	t3	not_processed_published_material__natural_person	3.要求提供公开出版物／自然人	Not processed: asks for published material (gazettes, newspapers, books) — Natural person	case	integer	not_processed_published_material	natural_person
era_2019	t3	not_processed_published_material__commercial_enterprise	3.要求提供公开出版物／商业企业	Not processed: asks for published material (gazettes, newspapers, books) — Commercial enterprise	case	integer	not_processed_published_material	commercial_enterprise
era_2019	t3	not_processed_published_material__research_institution	3.要求提供公开出版物／科研机构	Not processed: asks for published material (gazettes, newspapers, books) — Research institution	case	integer	not_processed_published_material	research_institution
era_2019	t3	not_processed_published_material__social_welfare_organization	3.要求提供公开出版物／社会公益组织	Not processed: asks for published material (gazettes, newspapers, books) — Social welfare (public-interest) organization	case	integer	not_processed_published_material	social_welfare_organization
era_2019	t3	not_processed_published_material__legal_service_organization	3.要求提供公开出版物／法律服务机构	Not processed: asks for published material (gazettes, newspapers, books) — Legal service organization	case	integer	not_processed_published_material	legal_service_organization
era_2019	t3	not_processed_published_material__other_organization	3.要求提供公开出版物／其他	Not processed: asks for published material (gazettes, newspapers, books) — Other legal person or organization	case	integer	not_processed_published_material	other_organization
era_2019	t3	not_processed_published_material__total	3.要求提供公开出版物／总计	Not processed: asks for published material (gazettes, newspapers, books) — Total	case	integer	not_processed_published_material	total
era_2019	t3	not_processed_excessive_requests__natural_person	4.无正当理由大量反复申请／自然人	Not processed: excessive or frequent requests without good reason — Natural person	case	integer	not_processed_excessive_requests	natural_person
era_2019	t3	not_processed_excessive_requests__commercial_enterprise	4.无正当理由大量反复申请／商业企业	Not processed: excessive or frequent requests without good reason — Commercial enterprise	case	integer	not_processed_excessive_requests	commercial_enterprise
era_2019	t3	not_processed_excessive_requests__research_institution	4.无正当理由大量反复申请／科研机构	Not processed: excessive or frequent requests without good reason — Research institution	case	integer	not_processed_excessive_requests	research_institution
era_2019	t3	not_processed_excessive_requests__social_welfare_organization	4.无正当理由大量反复申请／社会公益组织	Not processed: excessive or frequent requests without good reason — Social welfare (public-interest) organization	case	integer	not_processed_excessive_requests	social_welfare_organization
era_2019	t3	not_processed_excessive_requests__legal_service_organization	4.无正当理由大量反复申请／法律服务机构	Not processed: excessive or frequent requests without good reason — Legal service organization	case	integer	not_processed_excessive_requests	legal_service_organization
era_2019	t3	not_processed_excessive_requests__other_organization	4.无正当理由大量反复申请／其他	Not processed: excessive or frequent requests without good reason — Other legal person or organization	case	integer	not_processed_excessive_requests	other_organization
era_2019	t3	not_processed_excessive_requests__total	4.无正当理由大量反复申请／总计	Not processed: excessive or frequent requests without good reason — Total	case	integer	not_processed_excessive_requests	total
era_2019	t3	not_processed_confirmation_reissue__natural_person	5.要求行政机关确认或重新出具已获取信息／自然人	Not processed: asks the organ to confirm or reissue information already obtained — Natural person	case	integer	not_processed_confirmation_reissue	natural_person
era_2019	t3	not_processed_confirmation_reissue__commercial_enterprise	5.要求行政机关确认或重新出具已获取信息／商业企业	Not processed: asks the organ to confirm or reissue information already obtained — Commercial enterprise	case	integer	not_processed_confirmation_reissue	commercial_enterprise
era_2019	t3	not_processed_confirmation_reissue__research_institution	5.要求行政机关确认或重新出具已获取信息／科研机构	Not processed: asks the organ to confirm or reissue information already obtained — Research institution	case	integer	not_processed_confirmation_reissue	research_institution
era_2019	t3	not_processed_confirmation_reissue__social_welfare_organization	5.要求行政机关确认或重新出具已获取信息／社会公益组织	Not processed: asks the organ to confirm or reissue information already obtained — Social welfare (public-interest) organization	case	integer	not_processed_confirmation_reissue	social_welfare_organization
era_2019	t3	not_processed_confirmation_reissue__legal_service_organization	5.要求行政机关确认或重新出具已获取信息／法律服务机构	Not processed: asks the organ to confirm or reissue information already obtained — Legal service organization	case	integer	not_processed_confirmation_reissue	legal_service_organization
era_2019	t3	not_processed_confirmation_reissue__other_organization	5.要求行政机关确认或重新出具已获取信息／其他	Not processed: asks the organ to confirm or reissue information already obtained — Other legal person or organization	case	integer	not_processed_confirmation_reissue	other_organization
era_2019	t3	not_processed_confirmation_reissue__total	5.要求行政机关确认或重新出具已获取信息／总计	Not processed: asks the organ to confirm or reissue information already obtained — Total	case	integer	not_processed_confirmation_reissue	total
era_2019	t3	other_outcomes_subtotal__natural_person	（六）其他处理／自然人	Other outcomes (one undivided row in the 2019/2020 format) — Natural person	case	integer	other_outcomes_subtotal	natural_person
era_2019	t3	other_outcomes_subtotal__commercial_enterprise	（六）其他处理／商业企业	Other outcomes (one undivided row in the 2019/2020 format) — Commercial enterprise	case	integer	other_outcomes_subtotal	commercial_enterprise
era_2019	t3	other_outcomes_subtotal__research_institution	（六）其他处理／科研机构	Other outcomes (one undivided row in the 2019/2020 format) — Research institution	case	integer	other_outcomes_subtotal	research_institution
era_2019	t3	other_outcomes_subtotal__social_welfare_organization	（六）其他处理／社会公益组织	Other outcomes (one undivided row in the 2019/2020 format) — Social welfare (public-interest) organization	case	integer	other_outcomes_subtotal	social_welfare_organization
era_2019	t3	other_outcomes_subtotal__legal_service_organization	（六）其他处理／法律服务机构	Other outcomes (one undivided row in the 2019/2020 format) — Legal service organization	case	integer	other_outcomes_subtotal	legal_service_organization
era_2019	t3	other_outcomes_subtotal__other_organization	（六）其他处理／其他	Other outcomes (one undivided row in the 2019/2020 format) — Other legal person or organization	case	integer	other_outcomes_subtotal	other_organization
era_2019	t3	other_outcomes_subtotal__total	（六）其他处理／总计	Other outcomes (one undivided row in the 2019/2020 format) — Total	case	integer	other_outcomes_subtotal	total
era_2019	t3	outcomes_total__natural_person	（七）总计／自然人	Outcomes in the year, total — Natural person	case	integer	outcomes_total	natural_person
era_2019	t3	outcomes_total__commercial_enterprise	（七）总计／商业企业	Outcomes in the year, total — Commercial enterprise	case	integer	outcomes_total	commercial_enterprise
era_2019	t3	outcomes_total__research_institution	（七）总计／科研机构	Outcomes in the year, total — Research institution	case	integer	outcomes_total	research_institution
era_2019	t3	outcomes_total__social_welfare_organization	（七）总计／社会公益组织	Outcomes in the year, total — Social welfare (public-interest) organization	case	integer	outcomes_total	social_welfare_organization
era_2019	t3	outcomes_total__legal_service_organization	（七）总计／法律服务机构	Outcomes in the year, total — Legal service organization	case	integer	outcomes_total	legal_service_organization
era_2019	t3	outcomes_total__other_organization	（七）总计／其他	Outcomes in the year, total — Other legal person or organization	case	integer	outcomes_total	other_organization
era_2019	t3	outcomes_total__total	（七）总计／总计	Outcomes in the year, total — Total	case	integer	outcomes_total	total
era_2019	t3	carried_out__natural_person	四、结转下年度继续办理／自然人	Carried over to the next year — Natural person	case	integer	carried_out	natural_person
era_2019	t3	carried_out__commercial_enterprise	四、结转下年度继续办理／商业企业	Carried over to the next year — Commercial enterprise	case	integer	carried_out	commercial_enterprise
era_2019	t3	carried_out__research_institution	四、结转下年度继续办理／科研机构	Carried over to the next year — Research institution	case	integer	carried_out	research_institution
era_2019	t3	carried_out__social_welfare_organization	四、结转下年度继续办理／社会公益组织	Carried over to the next year — Social welfare (public-interest) organization	case	integer	carried_out	social_welfare_organization
era_2019	t3	carried_out__legal_service_organization	四、结转下年度继续办理／法律服务机构	Carried over to the next year — Legal service organization	case	integer	carried_out	legal_service_organization
era_2019	t3	carried_out__other_organization	四、结转下年度继续办理／其他	Carried over to the next year — Other legal person or organization	case	integer	carried_out	other_organization
era_2019	t3	carried_out__total	四、结转下年度继续办理／总计	Carried over to the next year — Total	case	integer	carried_out	total
era_2019	t4	review_upheld	行政复议／结果维持	Administrative review: result upheld	case	integer	counts	review_upheld
era_2019	t4	review_corrected	行政复议／结果纠正	Administrative review: result corrected	case	integer	counts	review_corrected
era_2019	t4	review_other	行政复议／其他结果	Administrative review: other result	case	integer	counts	review_other
era_2019	t4	review_pending	行政复议／尚未审结	Administrative review: not yet concluded	case	integer	counts	review_pending
era_2019	t4	review_total	行政复议／总计	Administrative review: total	case	integer	counts	review_total
era_2019	t4	litigation_direct_upheld	行政诉讼／未经复议直接起诉／结果维持	Administrative litigation without prior review: result upheld	case	integer	counts	litigation_direct_upheld
era_2019	t4	litigation_direct_corrected	行政诉讼／未经复议直接起诉／结果纠正	Administrative litigation without prior review: result corrected	case	integer	counts	litigation_direct_corrected
era_2019	t4	litigation_direct_other	行政诉讼／未经复议直接起诉／其他结果	Administrative litigation without prior review: other result	case	integer	counts	litigation_direct_other
era_2019	t4	litigation_direct_pending	行政诉讼／未经复议直接起诉／尚未审结	Administrative litigation without prior review: not yet concluded	case	integer	counts	litigation_direct_pending
era_2019	t4	litigation_direct_total	行政诉讼／未经复议直接起诉／总计	Administrative litigation without prior review: total	case	integer	counts	litigation_direct_total
era_2019	t4	litigation_after_review_upheld	行政诉讼／复议后起诉／结果维持	Administrative litigation after review: result upheld	case	integer	counts	litigation_after_review_upheld
era_2019	t4	litigation_after_review_corrected	行政诉讼／复议后起诉／结果纠正	Administrative litigation after review: result corrected	case	integer	counts	litigation_after_review_corrected
era_2019	t4	litigation_after_review_other	行政诉讼／复议后起诉／其他结果	Administrative litigation after review: other result	case	integer	counts	litigation_after_review_other
era_2019	t4	litigation_after_review_pending	行政诉讼／复议后起诉／尚未审结	Administrative litigation after review: not yet concluded	case	integer	counts	litigation_after_review_pending
era_2019	t4	litigation_after_review_total	行政诉讼／复议后起诉／总计	Administrative litigation after review: total	case	integer	counts	litigation_after_review_total
era_2014	stat	proactive_items_total	（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）	Items proactively disclosed (same item on several channels counts once)	entry	integer	proactive_items_total	count
era_2014	stat	proactive_normative_documents	其中：主动公开规范性文件数	of which: normative documents proactively disclosed	entry	integer	proactive_normative_documents	count
era_2014	stat	normative_documents_issued	制发规范性文件总数	Normative documents issued, total	piece	integer	normative_documents_issued	count
era_2014	stat	channel_gazette_items	1.政府公报公开政府信息数	Items via government gazette	entry	integer	channel_gazette_items	count
era_2014	stat	channel_website_items	2.政府网站公开政府信息数	Items via government website	entry	integer	channel_website_items	count
era_2014	stat	channel_weibo_items	3.政务微博公开政府信息数	Items via official Weibo	entry	integer	channel_weibo_items	count
era_2014	stat	channel_wechat_items	4.政务微信公开政府信息数	Items via official WeChat	entry	integer	channel_wechat_items	count
era_2014	stat	channel_other_items	5.其他方式公开政府信息数	Items via other channels	entry	integer	channel_other_items	count
era_2014	stat	hot_topics_answered	（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）	Public hot topics or major public-opinion events answered	time	integer	hot_topics_answered	count
era_2014	stat	press_conferences	1.参加或举办新闻发布会总次数	Press conferences held or attended	time	integer	press_conferences	count
era_2014	stat	press_conferences_by_head	其中：主要负责同志参加新闻发布会次数	of which: attended by the principal leader	time	integer	press_conferences_by_head	count
era_2014	stat	online_interviews	2.政府网站在线访谈次数	Online interviews on the government website	time	integer	online_interviews	count
era_2014	stat	online_interviews_by_head	其中：主要负责同志参加政府网站在线访谈次数	of which: with the principal leader	time	integer	online_interviews_by_head	count
era_2014	stat	policy_interpretations	3.政策解读稿件发布数	Policy-interpretation articles published	article	integer	policy_interpretations	count
era_2014	stat	social_media_responses	4.微博微信回应事件数	Events answered by Weibo or WeChat	time	integer	social_media_responses	count
era_2014	stat	other_responses	5.其他方式回应事件数	Events answered in other ways	time	integer	other_responses	count
era_2014	stat	new_requests__total	（一）收到申请数	Requests received	case	integer	new_requests__total	count
era_2014	stat	requests_in_person	1.当面申请数	Requests in person	case	integer	requests_in_person	count
era_2014	stat	requests_by_fax	2.传真申请数	Requests by fax	case	integer	requests_by_fax	count
era_2014	stat	requests_online	3.网络申请数	Requests online	case	integer	requests_online	count
era_2014	stat	requests_by_letter	4.信函申请数	Requests by letter	case	integer	requests_by_letter	count
era_2014	stat	requests_concluded	（二）申请办结数	Requests concluded	case	integer	requests_concluded	count
era_2014	stat	concluded_on_time	1.按时办结数	Concluded on time	case	integer	concluded_on_time	count
era_2014	stat	concluded_after_extension	2.延期办结数	Concluded after extension	case	integer	concluded_after_extension	count
era_2014	stat	replies_total	（三）申请答复数	Replies to requests	case	integer	replies_total	count
era_2014	stat	replies_already_public	1.属于已主动公开范围数	Already in the proactively disclosed range	case	integer	replies_already_public	count
era_2014	stat	replies_granted	2.同意公开答复数	Disclosure agreed	case	integer	replies_granted	count
era_2014	stat	partially_granted__total	3.同意部分公开答复数	Partial disclosure agreed	case	integer	partially_granted__total	count
era_2014	stat	replies_refused	4.不同意公开答复数	Disclosure refused	case	integer	replies_refused	count
era_2014	stat	refused_state_secret__total	其中：涉及国家秘密	Refused: state secret	case	integer	refused_state_secret__total	count
era_2014	stat	refused_trade_secret	涉及商业秘密	Refused: trade secret	case	integer	refused_trade_secret	count
era_2014	stat	refused_personal_privacy	涉及个人隐私	Refused: personal privacy	case	integer	refused_personal_privacy	count
era_2014	stat	refused_security_stability__total	危及国家安全、公共安全、经济安全和社会稳定	Refused: endangers national, public, economic security or social stability	case	integer	refused_security_stability__total	count
era_2014	stat	refused_not_government_information	不是《条例》所指政府信息	Refused: not government information under the Regulations	case	integer	refused_not_government_information	count
era_2014	stat	refused_other_statutory	法律法规规定的其他情形	Refused: other statutory grounds	case	integer	refused_other_statutory	count
era_2014	stat	replies_not_this_organ	5.不属于本行政机关公开数	Not for this organ to disclose	case	integer	replies_not_this_organ	count
era_2014	stat	replies_not_existing	6.申请信息不存在数	Information does not exist	case	integer	replies_not_existing	count
era_2014	stat	replies_asked_to_correct	7.告知作出更改补充数	Asked to amend or supplement	case	integer	replies_asked_to_correct	count
era_2014	stat	replies_other_channel	8.告知通过其他途径办理数	Referred to another channel	case	integer	replies_other_channel	count
era_2014	stat	review_concluded_total	四、行政复议数量	Administrative reviews	case	integer	review_concluded_total	count
era_2014	stat	review_upheld	（一）维持具体行政行为数	Review: administrative act upheld	case	integer	review_upheld	count
era_2014	stat	review_corrected	（二）被依法纠错数	Review: corrected according to law	case	integer	review_corrected	count
era_2014	stat	review_other	（三）其他情形数	Review: other	case	integer	review_other	count
era_2014	stat	litigation_all_total	五、行政诉讼数量	Administrative litigation	case	integer	litigation_all_total	count
era_2014	stat	litigation_all_upheld	（一）维持具体行政行为或者驳回原告诉讼请求数	Litigation: act upheld or claim dismissed	case	integer	litigation_all_upheld	count
era_2014	stat	litigation_all_corrected	（二）被依法纠错数	Litigation: corrected according to law	case	integer	litigation_all_corrected	count
era_2014	stat	litigation_all_other	（三）其他情形数	Litigation: other	case	integer	litigation_all_other	count
era_2014	stat	complaints	六、举报投诉数量	Reports and complaints	case	integer	complaints	count
era_2014	stat	request_fees_collected	七、依申请公开信息收取的费用	Fees collected for disclosure on request	wan_yuan	decimal	request_fees_collected	count
era_2014	stat	dedicated_offices	（一）政府信息公开工作专门机构数	Dedicated OGI offices	unit	integer	dedicated_offices	count
era_2014	stat	reading_points	（二）设置政府信息公开查阅点数	Reading points	unit	integer	reading_points	count
era_2014	stat	staff_total	（三）从事政府信息公开工作人员数	OGI staff	person	integer	staff_total	count
era_2014	stat	staff_full_time	1.专职人员数（不包括政府公报及政府网站工作人员数）	Full-time staff	person	integer	staff_full_time	count
era_2014	stat	staff_part_time	2.兼职人员数	Part-time staff	person	integer	staff_part_time	count
era_2014	stat	dedicated_budget	（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）	Dedicated OGI budget	wan_yuan	decimal	dedicated_budget	count
era_2014	stat	meetings	（一）召开政府信息公开工作会议或专题会议数	Meetings	time	integer	meetings	count
era_2014	stat	training_courses	（二）举办各类培训班数	Training courses	time	integer	training_courses	count
era_2014	stat	training_attendances	（三）接受培训人员数	Persons trained	person_time	integer	training_attendances	count
local_2008	stat	local_proactive_items	主动公开信息数	proactive items	entry	integer	proactive_items	count
local_2008	stat	local_proactive_fulltext_electronic	其中:全文电子化的主动公开信息数	proactive fulltext electronic	entry	integer	proactive_fulltext_electronic	count
local_2008	stat	local_new_normative_documents	新增的行政规范性文件数	new normative documents	entry	integer	new_normative_documents	count
local_2008	stat	local_service_information_items	提供服务类信息数	service information items	entry	integer	service_information_items	count
local_2008	stat	local_web_column_visits	网站专栏页面访问量	web column visits	person_time	integer	web_column_visits	count
local_2008	stat	local_on_site_receptions	现场接待人数	on site receptions	person_time	integer	on_site_receptions	count
local_2008	stat	local_online_enquiries	网上咨询数	online enquiries	person_time	integer	online_enquiries	count
local_2008	stat	local_phone_enquiries	咨询电话接听数	phone enquiries	person_time	integer	phone_enquiries	count
local_2008	stat	local_on_request_catalogue_items	依申请公开信息目录数	on request catalogue items	entry	integer	on_request_catalogue_items	count
local_2008	stat	local_requests	申请总数	requests	entry	integer	requests	count
local_2008	stat	local_requests_in_person	其中:1.当面申请数	requests in person	entry	integer	requests_in_person	count
local_2008	stat	local_requests_by_fax	2.传真申请数	requests by fax	entry	integer	requests_by_fax	count
local_2008	stat	local_requests_by_email	3.电子邮件申请数	requests by email	entry	integer	requests_by_email	count
local_2008	stat	local_requests_online	4.网上申请数	requests online	entry	integer	requests_online	count
local_2008	stat	local_requests_by_letter	5.信函申请数	requests by letter	entry	integer	requests_by_letter	count
local_2008	stat	local_requests_other_form	6.其他形式申请数	requests other form	entry	integer	requests_other_form	count
local_2008	stat	local_replies	对申请的答复总数	replies	entry	integer	replies	count
local_2008	stat	local_replies_granted	其中:1.同意公开答复数	replies granted	entry	integer	replies_granted	count
local_2008	stat	local_replies_partial	2.同意部分公开答复数	replies partial	entry	integer	replies_partial	count
local_2008	stat	local_replies_refused	3.否决公开答复总数	replies refused	entry	integer	replies_refused	count
local_2008	stat	local_refused_not_government_information	其中:(1)“非《规定》所指政府信息”数	refused not government information	entry	integer	refused_not_government_information	count
local_2008	stat	local_refused_not_existing	(2)“信息不存在”数	refused not existing	entry	integer	refused_not_existing	count
local_2008	stat	local_refused_not_held	(3)“非本部门掌握”数	refused not held	entry	integer	refused_not_held	count
local_2008	stat	local_refused_unclear	(4)“申请内容不明确”数	refused unclear	entry	integer	refused_unclear	count
local_2008	stat	local_refused_exemption_1_state_secret	(5)“免予公开范围1”数	refused exemption 1 state secret	entry	integer	refused_exemption_1_state_secret	count
local_2008	stat	local_refused_exemption_2_trade_secret	(6)“免予公开范围2”数	refused exemption 2 trade secret	entry	integer	refused_exemption_2_trade_secret	count
local_2008	stat	local_refused_exemption_3_privacy	(7)“免予公开范围3”数	refused exemption 3 privacy	entry	integer	refused_exemption_3_privacy	count
local_2008	stat	local_refused_exemption_4_in_process	(8)“免予公开范围4”数	refused exemption 4 in process	entry	integer	refused_exemption_4_in_process	count
local_2008	stat	local_refused_exemption_5_enforcement	(9)“免予公开范围5”数	refused exemption 5 enforcement	entry	integer	refused_exemption_5_enforcement	count
local_2008	stat	local_refused_exemption_6_other_law	(10)“免予公开范围6”数	refused exemption 6 other law	entry	integer	refused_exemption_6_other_law	count
local_2008	stat	local_refused_other_reason	(11)其它原因	refused other reason	entry	integer	refused_other_reason	count
local_2008	stat	local_reviews	行政复议数	reviews	case	integer	reviews	count
local_2008	stat	local_litigation	行政诉讼数	litigation	case	integer	litigation	count
local_2008	stat	local_appeals	行政申诉数	appeals	case	integer	appeals	count
local_2008	stat	local_appeals_first_handling	其中:对本部门首次处理不满意的行政申诉数	appeals first handling	case	integer	appeals_first_handling	count
`
