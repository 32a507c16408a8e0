#include "importers/csv.h"

#include "importers/windows_1252.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

namespace relais::importers {
namespace {

constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t k_sniffed_bytes = 64 * 1024;
constexpr std::size_t k_sniffed_records = 40;

std::uint32_t unit_at(std::string_view bytes, std::size_t at, bool little) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return little ? (std::uint32_t{b} << 8) | a : (std::uint32_t{a} << 8) | b;
}

std::string from_utf16(std::string_view bytes, bool little) {
    std::string text;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        auto codepoint = unit_at(bytes, at, little);
        const bool high = codepoint >= 0xD800 && codepoint < 0xDC00 && at + 3 < bytes.size();
        const auto low = high ? unit_at(bytes, at + 2, little) : 0;
        if (high && low >= 0xDC00 && low < 0xE000) {
            codepoint = 0x10000 + ((codepoint - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        } else if (codepoint >= 0xD800 && codepoint < 0xE000) {
            codepoint = '?';
        }
        append_utf8(text, codepoint);
    }
    return text;
}

/// Cuts text into records; a class because a cell, a record and the position advance together.
class Cutter {
public:
    Cutter(std::string_view text, char delimiter, std::size_t most_records)
        : m_text(text),
          m_most(most_records) {
        m_out.delimiter = delimiter;
    }

    CsvText run() {
        while (m_at < m_text.size() && m_out.records.size() < m_most) {
            read_record();
        }
        return std::move(m_out);
    }

private:
    void read_record() {
        CsvRecord record;
        record.number = static_cast<int>(m_out.records.size()) + 1;
        for (bool more = true; more;) {
            record.cells.push_back(read_cell(record.number));
            more = m_at < m_text.size() && m_text[m_at] == m_out.delimiter;
            m_at += more ? 1 : 0;
        }
        skip_line_end();
        if (record.cells.size() == 1 && record.cells.front().empty()) {
            record.cells.clear();
        }
        m_out.records.push_back(std::move(record));
    }

    std::string read_cell(int row) {
        std::string cell;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            read_quoted(cell, row);
        }
        const auto end = std::min(m_text.find_first_of(m_stops(), m_at), m_text.size());
        cell.append(m_text.substr(m_at, end - m_at));
        m_at = end;
        return cell;
    }

    void read_quoted(std::string& cell, int row) {
        for (++m_at;; ++m_at) {
            const auto quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos) {
                m_out.unclosed_quote_row = row;
                cell.append(m_text.substr(m_at));
                m_at = m_text.size();
                return;
            }
            cell.append(m_text.substr(m_at, quote - m_at));
            m_at = quote + 1;
            if (m_at >= m_text.size() || m_text[m_at] != '"') {
                return;
            }
            cell += '"';
        }
    }

    void skip_line_end() {
        if (m_at < m_text.size() && m_text[m_at] == '\r') {
            ++m_at;
            m_at += m_at < m_text.size() && m_text[m_at] == '\n' ? 1 : 0;
        } else if (m_at < m_text.size()) {
            ++m_at;
        }
    }

    [[nodiscard]] std::string_view m_stops() {
        m_stop_characters = {m_out.delimiter, '\r', '\n'};
        return {m_stop_characters.data(), m_stop_characters.size()};
    }

    std::string_view m_text;
    std::size_t m_most;
    std::size_t m_at = 0;
    std::array<char, 3> m_stop_characters{};
    CsvText m_out;
};

/// How well a delimiter cuts the first records: cells of the records that have the commonest width.
std::size_t evenness(std::string_view text, char delimiter) {
    const auto sample = Cutter(text.substr(0, k_sniffed_bytes), delimiter, k_sniffed_records).run();
    std::map<std::size_t, std::size_t> records_by_width;
    for (const auto& record : sample.records) {
        ++records_by_width[record.cells.size()];
    }
    std::size_t best = 0;
    for (const auto& [width, records] : records_by_width) {
        best = std::max(best, width < 2 ? 0 : (width - 1) * records);
    }
    return best;
}

} // namespace

std::string to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) {
        return from_utf16(bytes, true);
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return from_utf16(bytes, false);
    }
    const bool marked = bytes.starts_with(k_utf8_mark);
    const auto text = bytes.substr(marked ? k_utf8_mark.size() : 0);
    return util::is_utf8(text) ? std::string(text) : from_windows_1252(text);
}

char sniff_delimiter(std::string_view utf8) {
    char best = ',';
    std::size_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto score = evenness(utf8, candidate);
        if (score > most) {
            most = score;
            best = candidate;
        }
    }
    return best;
}

CsvText parse_csv(std::string_view utf8, char delimiter) {
    return Cutter(utf8, delimiter, std::string_view::npos).run();
}

std::string repair_mojibake(std::string_view utf8) {
    constexpr std::array<std::string_view, 3> k_signs = {"\xC3\x83", "\xC3\x82", "\xC3\xA2"};
    const auto has = [utf8](std::string_view sign) { return utf8.find(sign) != utf8.npos; };
    std::string bytes;
    if (std::ranges::none_of(k_signs, has) || !to_windows_1252(utf8, bytes) ||
        !util::is_utf8(bytes)) {
        return std::string(utf8);
    }
    return bytes;
}

} // namespace relais::importers
