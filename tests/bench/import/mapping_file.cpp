#include "import/mapping_file.h"

#include "support/made_up.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>

namespace relais::bench {
namespace {

using Row = std::map<std::string, std::string>; // heading to cell

struct Locality {
    std::string name;
    std::string department;
    std::string region;
    double longitude = 0;
    double latitude = 0;
};

std::vector<std::string> line_cells(const std::string& line, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

/// The rows of a table of geodata/, by heading. Every row of these is one line.
std::vector<Row> table(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line)) {
        throw std::runtime_error("cannot read " + file.string());
    }
    const auto headings = line_cells(line, ',');
    std::vector<Row> rows;
    while (std::getline(in, line)) {
        const auto cells = line_cells(line, ',');
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < std::min(cells.size(), headings.size()); ++i) {
            row[headings[i]] = cells[i];
        }
    }
    return rows;
}

std::map<std::string, std::string> names(const std::filesystem::path& file, const std::string& column) {
    std::map<std::string, std::string> found;
    for (auto& row : table(file)) {
        found[row["code"]] = row[column];
    }
    return found;
}

std::vector<Locality> localities(const std::filesystem::path& geodata) {
    const auto regions = names(geodata / "regions.csv", "name_fr");
    const auto departments = names(geodata / "departments.csv", "name");
    std::vector<Locality> found;
    for (auto& row : table(geodata / "settlements.csv")) {
        if (row["kind"] != "neighbourhood" && departments.contains(row["department"])) {
            found.push_back({row["name"], departments.at(row["department"]), regions.at(row["region"]),
                             std::stod(row["longitude"]), std::stod(row["latitude"])});
        }
    }
    return found;
}

std::vector<std::string> needs(const std::filesystem::path& geodata) {
    std::vector<std::string> found;
    for (auto& row : table(geodata / "taxonomy.csv")) {
        if (!row["parent"].empty()) {
            found.push_back(row["label_fr"]);
        }
    }
    return found;
}

std::string degrees(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.5f", value);
    return text;
}

class Author {
public:
    Author(const std::filesystem::path& geodata, std::uint64_t seed)
        : m_localities(localities(geodata)), m_needs(needs(geodata)), m_dice(seed) {}

    Row next() {
        if (m_row.empty() || happens(m_dice, 0.25)) {
            open_structure();
            open_place();
        } else if (happens(m_dice, 0.33)) {
            open_place();
        }
        offer_service();
        return m_row;
    }

private:
    void open_structure() {
        static const std::vector<std::string> k_kinds{"Association", "ONG nationale", "Formation sanitaire",
                                                      "Administration publique", "Établissement de formation"};
        m_row.clear();
        const auto word = made_up_word(m_dice);
        m_row["Nom de la structure"] = "Structure d’essai " + word + " " + made_up_word(m_dice);
        m_row["Sigle"] = happens(m_dice, 0.3) ? "SE" + word.substr(0, 3) : "";
        m_row["Type de structure"] = one_of(m_dice, k_kinds);
    }

    void open_place() {
        const auto& where = one_of(m_dice, m_localities);
        m_row["Point de service"] = "Antenne d’essai " + made_up_word(m_dice);
        m_row["Région"] = where.region;
        m_row["Département"] = where.department;
        m_row["Ville ou localité"] = where.name;
        m_row["Point de repère"] = happens(m_dice, 0.3) ? "En face du repère " + made_up_word(m_dice) : "";
        const bool placed = happens(m_dice, 0.66);
        m_row["Latitude"] = placed ? degrees(where.latitude + blur()) : "";
        m_row["Longitude"] = placed ? degrees(where.longitude + blur()) : "";
        m_row["Précision de la localisation"] = placed ? "Relevé sur place" : "";
        m_row["Visibilité du lieu"] = happens(m_dice, 0.05) ? "lieu confidentiel" : "lieu public";
        m_row["Téléphone"] = happens(m_dice, 0.6) ? phone() : "";
        m_row["Horaires d'ouverture"] = happens(m_dice, 0.5) ? "Lun-Ven 8h-15h30" : "";
    }

    void offer_service() {
        static const std::vector<std::string> k_publics{"Tout public", "Femmes", "Jeunes", "Enfants, Jeunes", ""};
        static const std::vector<std::string> k_languages{"Français", "Français, Anglais", "Fulfulde; Français", ""};
        static const std::vector<std::string> k_fees{"Gratuit", "Payant", ""};
        static const std::vector<std::string> k_days{"2026-03-14", "05/06/2026", ""};
        auto wanted = one_of(m_dice, m_needs);
        if (happens(m_dice, 0.1)) {
            wanted += "; " + one_of(m_dice, m_needs);
        }
        m_row["Service offert"] = wanted;
        m_row["Description du service"] = "Description d’essai " + made_up_word(m_dice) + " " + made_up_word(m_dice);
        m_row["Publics cibles"] = one_of(m_dice, k_publics);
        m_row["Langues"] = one_of(m_dice, k_languages);
        m_row["Coût"] = one_of(m_dice, k_fees);
        m_row["Âge minimum"] = happens(m_dice, 0.2) ? "18" : "";
        m_row["Zone d'intervention"] = happens(m_dice, 0.5) ? m_row["Département"] : "";
        m_row["Date de vérification"] = one_of(m_dice, k_days);
    }

    /// Up to some kilometres, in degrees.
    double blur() { return (static_cast<double>(throw_dice(m_dice, 2001)) - 1000) / 40'000; }

    /// Of the form of a land line; thrown anew at each run and kept nowhere.
    std::string phone() {
        auto digits = std::to_string(1'000'000 + throw_dice(m_dice, 1'000'000)).substr(1);
        return "222 " + digits.substr(0, 2) + " " + digits.substr(2, 2) + " " + digits.substr(4);
    }

    std::vector<Locality> m_localities;
    std::vector<std::string> m_needs;
    Dice m_dice;
    Row m_row;
};

} // namespace

void write_mapping(const std::filesystem::path& geodata, const std::filesystem::path& file, std::size_t rows,
                   std::uint64_t seed) {
    std::ifstream starter(geodata / "starter_mapping.csv");
    std::string heading_line;
    std::getline(starter, heading_line);
    const auto headings = line_cells(heading_line, ';');
    Author author(geodata, seed);
    std::ofstream out(file);
    out << heading_line << '\n';
    for (std::size_t i = 0; i < rows; ++i) {
        auto row = author.next();
        row["N°"] = std::to_string(i + 1);
        for (std::size_t column = 0; column < headings.size(); ++column) {
            const auto& cell = row[headings[column]];
            out << (column > 0 ? ";" : "") << (cell.find(';') == std::string::npos ? cell : '"' + cell + '"');
        }
        out << '\n';
    }
}

} // namespace relais::bench
