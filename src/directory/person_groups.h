#pragma once
#include "directory/records.h"
#include "directory/suitability.h"

namespace relais::directory {

/// Ages in whole years that make a group without anybody saying so: a child is under 18 (Convention
/// on the Rights of the Child), young people are 15 to 35 (African Youth Charter), older persons 60
/// and over (United Nations).
inline constexpr int k_adult_from = 18;
inline constexpr int k_youth_from = 15;
inline constexpr int k_youth_to = 35;
inline constexpr int k_older_from = 60;

/// The groups of women alone: a service that names one of them takes women, whoever else it names.
inline constexpr CodeSet<Public> k_groups_of_women{Public::women, Public::pregnant_women};
/// `publics`: the bits of a CodeSet<Public>.
constexpr bool names_women(std::uint32_t publics) {
    return (publics & k_groups_of_women.bits) != 0;
}

/// The groups a person belongs to beyond those told: everybody Relais serves is a returned migrant;
/// sex and age make women, children, young and older people (a band of ages only where all of it
/// does); a pregnant woman is a woman, a single parent a family, an unaccompanied minor a child.
CodeSet<Public> certain_publics(const Profile& profile);

/// Whom a service takes: as it says, else what its publics leave no doubt of. Everyone is both; for
/// women alone is women. Empty: unknown.
CodeSet<Sex> sexes_served(const Service& service);

} // namespace relais::directory
