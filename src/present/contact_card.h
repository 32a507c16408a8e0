#pragma once
#include "present/export_file.h"

#include <cstdint>
#include <string>

namespace relais::present {

/// A provider (position in Snapshot::providers()) for a phone's address book: vCard 3.0, which phones old and new take.
/// A place whose door is not told has neither street nor point. `page`: its address on the web, "" if not known.
ExportFile contact_card(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t provider,
                        const std::string& page);

/// The outreach days of a service (position in directory().services) for a calendar: iCalendar, from `today` on, every
/// week or month. Throws util::NotFound when its days are not known, or cannot be understood for sure.
ExportFile outreach_calendar(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t service,
                             util::Instant now);

/// Whether outreach_calendar has something to give.
bool has_calendar(const directory::Service& service);

} // namespace relais::present
