#pragma once
#include "present/page_editions.h"

/// What the manager's pages of editions and files are put together from.
namespace relais::present {

/// An edition in a list: who made it of what, when, its state.
Value edition_line(const Texts& texts, const directory::Edition& edition);
/// A file that was sent, in a list.
Value upload_line(const Texts& texts, const store::Upload& upload);
/// What was done or went wrong, above the page.
void set_notice(Value& page, const Texts& texts, const Notice& notice);

/// A finding as its reader may see it: values and sentences are withheld from whoever may not see
/// the file.
Value finding_value(const Texts& texts,
                    const usecases::EditionSeen& seen,
                    const directory::Finding& finding);
/// The page of the line a finding is about.
std::string row_address(Lang lang, directory::EditionId id, const directory::Finding& finding);

/// The findings of an edition, the worst first, by `filter`: its lists, counts and links.
void set_findings(Value& page,
                  const Texts& texts,
                  const usecases::EditionSeen& seen,
                  const EditionFilter& filter);
/// What differs from the published edition, the same way. `snapshot`: to name needs; may be null.
void set_changes(Value& page,
                 const Texts& texts,
                 const usecases::Snapshot* snapshot,
                 const usecases::EditionSeen& seen,
                 const EditionFilter& filter);

} // namespace relais::present
